import { expect, test } from "vitest";
import { z } from "zod";
import type { Who } from "../control/who.ts";
import { alpha, alphaId, betaId, openSmallFleet } from "../testing/small-fleet.ts";
import type { TestApi } from "../testing/open-test-api.ts";

const operator: Who = { role: "operator", person: null };

/** Two analysts who exist, so that they can own something. */
const analystsOf = async (api: TestApi): Promise<[Who, Who]> => {
  const made = async (email: string): Promise<Who> => {
    const { id } = await api.control.addPerson({ email, role: "analyst", actor: "test" });
    return { role: "analyst", person: { id, email } };
  };
  return [await made("ada@example.org"), await made("bob@example.org")];
};

const refusal = (code: string) => ({ cause: expect.objectContaining({ code }) });

test("pasted ids, hostnames and, from an operator, uuids become a list; what names nothing is reported", async () => {
  await using api = await openSmallFleet();
  const save = (who: Who, name: string, installations: string[]) => api.call(who, "lists.save", { name, installations }, "mutation");
  expect(await save(operator, "ops", [alpha.uuid.toUpperCase(), " BETA.example.com ", "lost.example.com"])).toEqual({ installations: 2, unknown: ["lost.example.com"] });
  expect(await save({ role: "analyst", person: null }, "an", [alpha.uuid, betaId])).toEqual({ installations: 1, unknown: [alpha.uuid] });
  await expect(save(operator, "none", ["lost.example.com"])).rejects.toMatchObject(refusal("bad_parameter"));
  expect(JSON.parse(String((await api.get(operator, "/lists/ops")).body))).toEqual({
    as_of: "2026-01-15T12:00:00.000Z",
    name: "ops",
    owner: null,
    created_at: "2026-02-01T00:00:00.000Z",
    changed_at: "2026-02-01T00:00:00.000Z",
    installations: [{ id: alphaId, hostname: "alpha.example.com" }, { id: betaId, hostname: "beta.example.com" }],
  });
  expect(JSON.parse(String((await api.get(operator, "/lists/unknown")).body))).toMatchObject({ status: 404, type: "/problems/list_not_found" });
});

test("a list is replaced only when that is said, and only by its owner or an operator", async () => {
  await using api = await openSmallFleet();
  const [ada, bob] = await analystsOf(api);
  const save = (who: Who, replace?: boolean) => api.call(who, "lists.save", { name: "mine", installations: [alphaId], ...(replace === undefined ? {} : { replace }) }, "mutation");
  await save(ada);
  await expect(save(ada)).rejects.toMatchObject(refusal("conflict"));
  await expect(save(bob, true)).rejects.toMatchObject(refusal("forbidden"));
  for (const who of [ada, operator]) expect(await save(who, true)).toEqual({ installations: 1, unknown: [] });
  expect((await api.control.list("mine"))?.owner?.email).toBe("ada@example.org");
});

test("lists and views are removed by their owner or an operator, and nobody's by operators alone", async () => {
  await using api = await openSmallFleet();
  const [ada, bob] = await analystsOf(api);
  const view = z.object({ id: z.string() });
  const save = async (who: Who, name: string) => {
    await api.call(who, "lists.save", { name, installations: [alphaId] }, "mutation");
    return view.parse(await api.call(who, "views.save", { name, kind: "compare", query: "metric=counts.issues&a.list=mine" }, "mutation")).id;
  };
  const remove = (who: Who, name: string, id: string) => [api.call(who, "lists.remove", { name }, "mutation"), api.call(who, "views.remove", { id }, "mutation")];
  const tokens: Who = { role: "analyst", person: null };
  for (const [saver, others, remover] of [[ada, [bob, tokens], ada], [ada, [bob], operator], [tokens, [ada, tokens], operator]] as const) {
    const id = await save(saver, "mine");
    for (const other of others) for (const attempt of remove(other, "mine", id)) await expect(attempt).rejects.toMatchObject(refusal("forbidden"));
    for (const attempt of remove(remover, "mine", id)) await expect(attempt).resolves.toEqual({ ok: true });
    expect([await api.control.list("mine"), await api.control.view(id)]).toEqual([undefined, undefined]);
  }
});

test("a saved view is found by its id with canonical parameters, and one that cannot be asked is not saved", async () => {
  await using api = await openSmallFleet();
  const save = (query: string) => api.call(operator, "views.save", { name: "EE", kind: "cohort", query }, "mutation");
  const { id } = z.object({ id: z.string() }).parse(await save("?size=11-50&edition=EE"));
  expect(await save("edition=EE&size=11-50")).toEqual({ id });
  expect(JSON.parse(String((await api.get({ role: "analyst", person: null }, `/views/${id}`)).body))).toMatchObject({ id, name: "EE", kind: "cohort", query: "edition=EE&size=11-50" });
  await expect(save("colour=red")).rejects.toMatchObject(refusal("bad_parameter"));
});

test("lists are read page by page, in the order of their names", async () => {
  await using api = await openSmallFleet();
  for (const name of ["c", "a", "b"]) await api.call(operator, "lists.save", { name, installations: [alphaId] }, "mutation");
  const names: string[] = [];
  for (let path: string | undefined = "/lists?limit=1"; path !== undefined; ) {
    const answer = await api.get(operator, path);
    names.push(...z.object({ items: z.array(z.object({ name: z.string() })) }).parse(JSON.parse(String(answer.body))).items.map(({ name }) => name));
    path = /^<\/api\/v1(\/.*)>/.exec(answer.headers["link"] ?? "")?.[1];
  }
  expect(names).toEqual(["a", "b", "c", "pilot"]);
});
