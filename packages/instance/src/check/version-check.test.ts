import { expect, test } from "vitest";
import { openLoopback, openLoopbackHub } from "../testing/loopback-server.ts";
import { openTestInstance } from "../testing/open-test-instance.ts";
import { readVersionAnswer } from "./version-check.ts";

const hourMs = 3_600_000;
const on = { version_check: { value: true, source: "environment", place: "there" } } as const;

test("a version is checked at most every 12 hours, and after an upgrade at once", async () => {
  await using hub = await openLoopbackHub();
  const app = { version: "1.0.0" };
  await using opened = await openTestInstance({ hubUrl: hub.url, fixed: on, version: async () => app.version });
  const { instance, clock } = opened;
  expect(await instance.versionCheck()).toMatchObject({ enabled: true, version: "1.0.0", answer: null, age: null });
  for (let minute = 0; minute < 24 * 60; minute += 30) {
    await instance.beat();
    clock.now += 30 * 60_000;
  }
  expect(hub.seen).toHaveLength(2);
  expect(await instance.versionCheck()).toMatchObject({ answer: { severity: "warning", latest_version: "2.0.0" }, age: 12 * hourMs });
  app.version = "2.0.0";
  expect((await instance.versionCheck()).answer).toBeNull();
  clock.now -= hourMs;
  await instance.beat();
  expect(hub.seen.map(({ url }) => JSON.parse(Buffer.from(new URL(url, hub.url).searchParams.get("info") ?? "", "base64url").toString()))).toEqual([{ version: "1.0.0" }, { version: "1.0.0" }, { version: "2.0.0" }]);
  expect((await instance.versionCheck()).answer).toMatchObject({ severity: "warning" });
});

test("a check says the version and the host's name, which a switch withholds, and nothing else", async () => {
  await using hub = await openLoopbackHub();
  await using opened = await openTestInstance({ hubUrl: hub.url, fixed: on });
  const { instance, clock } = opened;
  await instance.beat();
  await instance.settings.change("send_hostname_in_checks", false, "ada@example.com");
  clock.now += 12 * hourMs;
  await instance.beat();
  const expected = { host: new URL(hub.url).host, connection: "close", accept: "application/json" };
  expect(hub.seen.map(({ headers }) => headers)).toEqual([{ ...expected, referer: "https://app.example.com/" }, expected]);
});

test("offline it is quiet: the last answer stays, and the next try is 12 hours away", async () => {
  const state = { broken: false };
  await using hub = await openLoopback((_, __, response) => {
    const good = { latest_version: "2.0.0", severity: "danger", critical_vulnerability: "true", details: null };
    response.writeHead(state.broken ? 502 : 200, { "content-type": "application/json" }).end(JSON.stringify(good));
  });
  await using opened = await openTestInstance({ hubUrl: hub.url, fixed: on });
  const { instance, clock } = opened;
  await instance.beat();
  state.broken = true;
  for (let hour = 0; hour < 24; hour += 1) {
    clock.now += hourMs;
    await instance.beat();
  }
  expect(hub.seen).toHaveLength(3);
  expect(await instance.versionCheck()).toMatchObject({ answer: { severity: "danger", critical_vulnerability: true, details: "" }, age: 24 * hourMs, failure: "the hub answered 502" });
});

test.each(["", "null", "[]", '{"severity":"fine"}', "<html>"])("%s is no answer to a version check", (text) => {
  expect(readVersionAnswer(text)).toBeNull();
});

test("without a version said, the newest payload's is checked", async () => {
  await using hub = await openLoopbackHub();
  const collector = { name: "t", collect: async function* () { yield { key_path: "version", json: '"7.1.0-ee"', data_category: "standard" as const, time_elapsed: 0 }; } };
  await using opened = await openTestInstance({ hubUrl: hub.url, version: null, collectors: [collector], fixed: { ...on, generation: { value: true, source: "environment", place: "there" } } });
  await opened.instance.beat();
  expect(hub.connections()).toBe(0);
  await opened.instance.preview();
  await opened.instance.beat();
  expect(await opened.instance.versionCheck()).toMatchObject({ version: "7.1.0-ee", answer: { latest_version: "2.0.0" } });
});
