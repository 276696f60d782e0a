import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openTestControl } from "./open-test-control.ts";

const day = 86_400_000;
const password = "correct horse";
const ada = { email: "Ada@Example.org", role: "operator", password, actor: "test" } as const;
const from = { address: "192.0.2.1" };
const code = (wanted: string) => expect.objectContaining({ code: wanted });

test("a person signs in with their password, whatever the case of the e-mail, and is who they are", async () => {
  await using desk = await openTestControl();
  const { control } = desk;
  const { id, invite } = await control.addPerson(ada);
  expect(invite).toBeNull();
  const { session } = await control.signIn({ email: " ada@example.ORG", password, ...from });
  expect(await control.identify({ session, bearer: undefined })).toEqual({ role: "operator", person: { id, email: "ada@example.org" } });
});

test("a wrong password, an unknown e-mail and one who has no password yet get the same answer", async () => {
  await using desk = await openTestControl();
  const { control } = desk;
  await control.addPerson(ada);
  await control.addPerson({ email: "new@example.org", role: "analyst", actor: "test" });
  const attempt = (email: string, word: string) => control.signIn({ email, password: word, ...from }).catch((error: unknown) => error);
  const answers = [await attempt(ada.email, "wrong horse"), await attempt("no@example.org", password), await attempt("new@example.org", password)];
  for (const answer of answers) expect(answer).toMatchObject({ code: "unauthenticated", detail: "E-mail or password is wrong." });
});

test("five failures of one network for an e-mail close it there for a quarter of an hour, and nowhere else", async () => {
  await using desk = await openTestControl();
  const { control, clock, pauses } = desk;
  await control.addPerson(ada);
  const attempt = (address: string, word: string) => control.signIn({ email: ada.email, password: word, address });
  for (let n = 0; n < 5; n += 1) await expect(attempt(`2001:db8:0:1::${n}`, "wrong horse")).rejects.toEqual(code("unauthenticated"));
  await expect(attempt("2001:db8:0:1::99", password)).rejects.toMatchObject({ code: "too_many_requests", retryAfter: 900 });
  await expect(attempt("192.0.2.99", password)).resolves.toBeDefined();
  clock.now += 15 * 60_000;
  await expect(attempt("2001:db8:0:1::99", password)).resolves.toBeDefined();
  expect(pauses).toEqual([]);
});

test("an e-mail tried from everywhere is slowed and never closed: whoever knows the password gets in", async () => {
  await using desk = await openTestControl();
  const { control, pauses } = desk;
  await control.addPerson(ada);
  for (let n = 0; n < 60; n += 1) await expect(control.signIn({ email: ada.email, password: "wrong horse", address: `192.0.2.${n}` })).rejects.toEqual(code("unauthenticated"));
  expect(pauses).toHaveLength(50);
  expect([pauses[0], pauses[1], Math.max(...pauses)]).toEqual([250, 500, 8_000]);
  await expect(control.signIn({ ...ada, address: "198.51.100.1" })).resolves.toBeDefined();
});

test("twenty failures from a network close it for every e-mail, also when tried at once", async () => {
  await using desk = await openTestControl();
  const { control } = desk;
  await control.addPerson(ada);
  const tries = Array.from({ length: 23 }, (_, n) => control.signIn({ email: `${n}@example.org`, password, ...from }).catch((error: unknown) => error));
  const outcomes = await Promise.all(tries);
  expect(outcomes.filter((outcome) => code("unauthenticated").asymmetricMatch(outcome))).toHaveLength(20);
  expect(outcomes.filter((outcome) => code("too_many_requests").asymmetricMatch(outcome))).toHaveLength(3);
  await expect(control.signIn({ ...ada, ...from })).rejects.toEqual(code("too_many_requests"));
  await expect(control.signIn({ ...ada, address: "192.0.2.2" })).resolves.toBeDefined();
});

test("signing in well never runs into the limit", async () => {
  await using desk = await openTestControl();
  await desk.control.addPerson(ada);
  for (let n = 0; n < 7; n += 1) await expect(desk.control.signIn({ ...ada, ...from })).resolves.toBeDefined();
});

test("a session ends 30 days after its last use, and at once when signed out", async () => {
  await using desk = await openTestControl();
  const { control, clock } = desk;
  await control.addPerson(ada);
  const { session } = await control.signIn({ ...ada, ...from });
  const role = async () => (await control.identify({ session, bearer: undefined })).role;
  clock.now += 29 * day;
  expect(await role()).toBe("operator");
  clock.now += 29 * day;
  expect(await role()).toBe("operator");
  clock.now += 30 * day;
  expect(await role()).toBe("nobody");
  const second = await control.signIn({ ...ada, ...from });
  await control.signOut(second.session);
  expect(await control.identify({ session: second.session, bearer: undefined })).toEqual({ role: "nobody" });
});

test("the setup link makes the first operator once, and needs an e-mail", async () => {
  await using desk = await openTestControl();
  const { control } = desk;
  expect(await control.setupNeeded()).toBe(true);
  const token = (await control.setupLink()) ?? "";
  await expect(control.redeemLink({ token, password })).rejects.toMatchObject({ code: "bad_parameter", extra: { parameter: "email" } });
  await expect(control.redeemLink({ token, password: "short", email: ada.email })).rejects.toEqual(code("bad_parameter"));
  const { session } = await control.redeemLink({ token, password, email: ada.email });
  expect(await control.identify({ session, bearer: undefined })).toMatchObject({ role: "operator", person: { email: "ada@example.org" } });
  await expect(control.redeemLink({ token, password, email: "eve@example.org" })).rejects.toEqual(code("not_found"));
  expect(await control.setupNeeded()).toBe(false);
  expect(await control.setupLink()).toBeNull();
});

test("two who use one link at the same moment: one gets in", async () => {
  await using desk = await openTestControl();
  const { control } = desk;
  const token = (await control.setupLink()) ?? "";
  const use = (email: string) => control.redeemLink({ token, password, email }).then(() => "in", () => "out");
  expect((await Promise.all([use("a@example.org"), use("b@example.org")])).toSorted()).toEqual(["in", "out"]);
});

test("a second setup link ends the first, and an operator added otherwise ends both", async () => {
  await using desk = await openTestControl();
  const { control } = desk;
  const first = (await control.setupLink()) ?? "";
  const second = (await control.setupLink()) ?? "";
  await expect(control.redeemLink({ token: first, password, email: "a@example.org" })).rejects.toEqual(code("not_found"));
  await control.addPerson(ada);
  await expect(control.redeemLink({ token: second, password, email: "a@example.org" })).rejects.toEqual(code("not_found"));
});

test("an invited admin chooses a password within a day and holds the installations they were given", async () => {
  await using desk = await openTestControl();
  const { control, clock } = desk;
  const invited = { email: "bo@example.org", role: "admin", installations: ["prod", "staging"], actor: "test" } as const;
  const { invite } = await control.addPerson(invited);
  const { session } = await control.redeemLink({ token: invite ?? "", password });
  expect(await control.identify({ session, bearer: undefined })).toMatchObject({ role: "admin", installations: ["prod", "staging"] });
  const late = await control.addPerson({ ...invited, email: "cy@example.org" });
  clock.now += day;
  await expect(control.redeemLink({ token: late.invite ?? "", password })).rejects.toEqual(code("not_found"));
});

test("an e-mail has one person, and exactly the admins hold installations", async () => {
  await using desk = await openTestControl();
  const { control } = desk;
  await control.addPerson(ada);
  await expect(control.addPerson({ ...ada, email: "ADA@example.org" })).rejects.toEqual(code("conflict"));
  await expect(control.addPerson({ email: "x@example.org", role: "admin", actor: "test" })).rejects.toEqual(code("bad_parameter"));
  await expect(control.createToken({ role: "analyst", installations: ["prod"], actor: "test" })).rejects.toEqual(code("bad_parameter"));
});

test("a token says its role, and only a sender's is a sender's", async () => {
  await using desk = await openTestControl();
  const { control } = desk;
  const analyst = await control.createToken({ role: "analyst", actor: "test" });
  const sender = await control.createToken({ role: "sender", actor: "test" });
  const admin = await control.createToken({ role: "admin", installations: ["prod"], actor: "test" });
  const who = (bearer: string) => control.identify({ session: undefined, bearer });
  expect(await who(analyst.token)).toEqual({ role: "analyst", person: null, token: expect.stringMatching(/^[0-9a-f]{16}$/) });
  expect(await who(sender.token)).toEqual({ role: "sender" });
  expect(await who(admin.token)).toEqual({ role: "admin", person: null, installations: ["prod"] });
  expect(await who("ph_unknown")).toEqual({ role: "nobody" });
  expect([sender, analyst, admin].map(({ token }) => control.isSenderToken(token))).toEqual([true, false, false]);
});

test("people, tokens and the revision survive a restart, and the files hold no secret", async () => {
  const folder = await mkdtemp(join(tmpdir(), "control-"));
  const path = join(folder, "control.db");
  const remember = async () => {
    await using desk = await openTestControl(path);
    await desk.control.addPerson(ada);
    const { token } = await desk.control.createToken({ role: "sender", actor: "test" });
    const { session } = await desk.control.signIn({ ...ada, ...from });
    return { token, session, revision: desk.control.revision() };
  };
  const before = await remember();
  expect(before.revision).toBe(2);
  await using again = await openTestControl(path);
  expect(again.control.revision()).toBe(2);
  expect(again.control.isSenderToken(before.token)).toBe(true);
  expect(await again.control.identify({ session: before.session, bearer: undefined })).toMatchObject({ role: "operator" });
  const files = await Promise.all([path, `${path}-wal`].map((file) => readFile(file, "latin1")));
  const bytes = files.join("");
  expect(bytes).toContain("$argon2id$");
  for (const secret of [before.token, before.session, password]) expect(bytes).not.toContain(secret);
  await rm(folder, { recursive: true });
});
