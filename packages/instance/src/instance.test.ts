import { expect, test } from "vitest";
import type { Collector } from "./collect/measured.ts";
import { collectorOf, openTestInstance } from "./testing/open-test-instance.ts";
import { openLoopbackHub } from "./testing/loopback-server.ts";

const measured = { "counts.big!": "12345678901234567890", "counts.issues": "7", "counts.notes": "1e3", "settings.pages!": "true" };

test("what was previewed is sent byte for byte, with the secret, and its answer is kept", async () => {
  await using hub = await openLoopbackHub();
  await using opened = await openTestInstance({ hubUrl: hub.url, collectors: [collectorOf(measured)] });
  const { instance } = opened;
  await instance.settings.change("ping", true, "ada@example.com");
  await instance.settings.change("optional", true, "ada@example.com");
  const preview = await instance.preview();
  expect(hub.connections()).toBe(0);
  const sent = await instance.sendNow(preview.id, "ada@example.com");
  expect(sent).toMatchObject({ state: "sent", hub_id: 1, status: 201, by: "page", failure: null, sha256: preview.sha256 });
  const [ping, metadata] = hub.seen;
  expect(ping).toMatchObject({ method: "POST", url: "/usage_data", headers: { "content-type": "application/json", authorization: `Bearer ${instance.state.identity.secret}` } });
  expect(ping?.body).toBe(preview.text);
  expect(Buffer.byteLength(ping?.body ?? "")).toBe(preview.size);
  expect(ping?.body).toContain("12345678901234567890");
  expect(metadata).toMatchObject({ url: "/usage_ping_metadata", body: preview.metadata });
  expect(await instance.history()).toEqual([sent]);
  expect(await instance.lastAnswer()).toEqual(sent);
  expect((await instance.settings.audit()).map(({ actor, action, subject }) => [actor, action, subject])).toEqual([
    ["ada@example.com", "sent a ping", preview.recorded_at],
    ["ada@example.com", "switched on", "optional"],
    ["ada@example.com", "switched on", "ping"],
  ]);
});

test("a payload that was sent already is not sent again, and one pressed twice is sent once", async () => {
  await using hub = await openLoopbackHub();
  await using opened = await openTestInstance({ hubUrl: hub.url });
  const { instance } = opened;
  await instance.settings.change("ping", true, "ada@example.com");
  const { id } = await instance.preview();
  const both = await Promise.all([instance.sendNow(id, "a"), instance.sendNow(id, "b")]);
  expect([...both, await instance.sendNow(id, "c")].map(({ hub_id }) => hub_id)).toEqual([1, 1, 1]);
  expect(hub.seen.filter(({ url }) => url === "/usage_data")).toHaveLength(1);
});

test("a preview is compared with what was sent last, key by key", async () => {
  await using hub = await openLoopbackHub();
  const values: Record<string, string> = { "a!": "1", "b!": "2", "c.d!": "9007199254740993" };
  const collector: Collector = { name: "t", collect: (wanted, signal) => collectorOf(values).collect(wanted, signal) };
  await using opened = await openTestInstance({ hubUrl: hub.url, collectors: [collector] });
  const { instance, clock } = opened;
  await instance.settings.change("ping", true, "ada@example.com");
  const first = await instance.preview();
  expect(await instance.diffWithLast(first.id)).toBeNull();
  await instance.sendNow(first.id, "ada@example.com");
  clock.now += 1;
  delete values["a!"];
  values["c.d!"] = "9007199254740992";
  values["e!"] = '"new"';
  const next = await instance.preview();
  expect(await instance.diffWithLast(next.id)).toEqual({
    added: [{ key_path: "e", after: '"new"' }],
    removed: [{ key_path: "a", before: "1" }],
    changed: [
      { key_path: "recorded_at", before: JSON.stringify(first.recorded_at), after: JSON.stringify(next.recorded_at) },
      { key_path: "c.d", before: "9007199254740993", after: "9007199254740992" },
    ],
    same: 4,
  });
});

test("a category that was switched off after the preview does not leave with it", async () => {
  await using hub = await openLoopbackHub();
  await using opened = await openTestInstance({ hubUrl: hub.url, collectors: [collectorOf(measured)] });
  const { instance } = opened;
  await instance.settings.change("ping", true, "ada@example.com");
  await instance.settings.change("optional", true, "ada@example.com");
  const { id } = await instance.preview();
  await instance.settings.change("optional", false, "ada@example.com");
  await expect(instance.sendNow(id, "ada@example.com")).rejects.toMatchObject({ code: "conflict" });
  expect(hub.connections()).toBe(0);
});

test("what was chosen on a page is there after a restart, under the environment and the file", async () => {
  await using opened = await openTestInstance({ fixed: { ping: { value: false, source: "environment", place: "PINGHOUSE_INSTANCE_PING" } } });
  const { settings } = opened.instance;
  await settings.change("generation", true, "ada@example.com");
  await expect(settings.change("ping", true, "ada@example.com")).rejects.toMatchObject({ code: "conflict", message: expect.stringContaining("PINGHOUSE_INSTANCE_PING") });
  expect(settings.current()).toMatchObject({
    ping: { value: false, source: "environment", locked: { place: "PINGHOUSE_INSTANCE_PING" } },
    generation: { value: true, source: "page", locked: null },
    optional: { value: true, source: "default", locked: null },
  });
});
