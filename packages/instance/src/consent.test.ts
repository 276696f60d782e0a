import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import type { Collector } from "./collect/measured.ts";
import type { Instance } from "./instance.ts";
import type { Switch } from "./settings/switches.ts";
import { openLoopback, openLoopbackHub } from "./testing/loopback-server.ts";
import { collectorOf, openTestInstance } from "./testing/open-test-instance.ts";
import { openSmallProxy } from "./testing/small-proxy.ts";

const weekMs = 7 * 86_400_000;
const names = ["ping", "generation", "optional", "version_check"] as const;
const combinations = Array.from({ length: 16 }, (_, bits) => names.map((name, at) => [name, (bits & (1 << at)) !== 0] as const));
const words = (combination: (typeof combinations)[number]): string => combination.filter(([, on]) => on).map(([name]) => name).join(" and ") || "nothing";

const everyStep = async (instance: Instance): Promise<void> => {
  for await (const step of instance.testConnection()) void step;
};

/** Everything that a person or the clock may set off, one after the other; what is refused is refused. */
const tryEverything = async ({ instance, clock }: Awaited<ReturnType<typeof openTestInstance>>): Promise<void> => {
  await instance.beat();
  const preview = await instance.preview().catch(() => undefined);
  if (preview !== undefined) await instance.sendNow(preview.id, "ada@example.com").catch(() => undefined);
  for (let week = 0; week < 2; week += 1) {
    clock.now += weekMs;
    await instance.beat();
    clock.now += 61_000;
    await instance.beat();
  }
  // Refused while the network may not be used.
  await everyStep(instance).catch(() => undefined);
  await Promise.all([instance.versionCheck(), instance.schedule(), instance.history(), instance.lastAnswer()]);
};

const fixedBy = (combination: (typeof combinations)[number], source: "environment") =>
  Object.fromEntries(combination.map(([name, value]): [Switch, { value: boolean; source: typeof source; place: string }] => [name, { value, source, place: "there" }]));

test.each(combinations.flatMap((combination) => (["environment", "page"] as const).map((source) => [words(combination), source, combination] as const)))(
  "with %s switched on by the %s nothing else is measured, looked up, connected to or sent",
  async (_, source, combination) => {
    const is = Object.fromEntries(combination);
    await using hub = await openLoopbackHub();
    await using proxy = await openSmallProxy();
    const [asked, lookups]: string[][] = [[], []];
    await using opened = await openTestInstance({
      hubUrl: `http://hub.example.com:${hub.port}`,
      collectors: [collectorOf({ "a!": "1", b: "2" }, asked)],
      ...(source === "page" ? {} : { fixed: fixedBy(combination, source) }),
      network: {
        proxies: { http: { text: `http://proxy.example.com:${proxy.port}`, from: "http_proxy" }, https: null, none: "" },
        lookup: async (name) => {
          lookups?.push(name);
          return [{ address: "127.0.0.1", family: 4 }];
        },
      },
    });
    if (source === "page") for (const [name, value] of combination) await opened.instance.settings.change(name, value, "ada@example.com");
    await tryEverything(opened);

    const pings = hub.seen.filter(({ url }) => url === "/usage_data");
    const checks = hub.seen.filter(({ url }) => url.startsWith("/version_check.json"));
    expect(pings.length).toBe(is.ping === true ? 3 : 0);
    expect(hub.seen.filter(({ url }) => url === "/usage_ping_metadata").length).toBe(pings.length);
    expect(checks.length > 0).toBe(is.version_check === true);
    expect(new Set(asked)).toEqual(new Set(is.ping === true || is.generation === true ? (is.optional === true ? ["a!", "b"] : ["a!"]) : []));
    for (const { body } of hub.seen) expect(body.includes('"b"')).toBe(is.optional === true && body !== "");
    const isOff = is.ping !== true && is.version_check !== true;
    expect([hub.connections() === 0, proxy.connections() === 0, [...new Set(lookups)]]).toEqual([isOff, isOff, isOff ? [] : ["proxy.example.com"]]);
  },
);

test("a ping that is switched off while a retry waits is withdrawn, and nothing leaves", async () => {
  await using hub = await openLoopbackHub();
  await using opened = await openTestInstance({ hubUrl: "http://127.0.0.1:9" });
  const { instance, clock } = opened;
  await instance.settings.change("ping", true, "ada@example.com");
  await instance.beat();
  for (const ms of [weekMs, 61_000]) {
    clock.now += ms;
    await instance.beat();
  }
  expect((await instance.schedule()).waiting).toMatchObject({ tries: 1 });
  await instance.settings.change("ping", false, "ada@example.com");
  clock.now += 86_400_000;
  await instance.beat();
  const { waiting, past } = await instance.schedule();
  expect([waiting, past[0]?.state, (await instance.history())[0]?.state]).toEqual([null, "withdrawn", "withdrawn"]);
  expect(hub.connections()).toBe(0);
});

test("what is under way when it is switched off ends at once: measuring, sending, checking, testing", async () => {
  const closed: string[] = [];
  await using hub = await openLoopback(({ url }, request) => void request.socket.once("close", () => closed.push(url)));
  let begin = (): void => {};
  const measuring = new Promise<void>((resolve) => (begin = resolve));
  const slow: Collector = {
    name: "slow",
    async *collect(_, signal) {
      begin();
      await once(signal, "abort");
      yield { key_path: "late", json: "1", data_category: "standard", time_elapsed: 1 };
    },
  };
  await using opened = await openTestInstance({ hubUrl: hub.url });
  await using counting = await openTestInstance({ collectors: [slow] });
  for (const { instance } of [opened, counting]) for (const name of ["ping", "version_check"] as const) await instance.settings.change(name, true, "ada@example.com");
  const preview = counting.instance.preview();
  preview.catch(() => {});
  const { id } = await opened.instance.preview();
  const sent = opened.instance.sendNow(id, "ada@example.com");
  const checked = opened.instance.beat();
  const tested = everyStep(opened.instance);
  tested.catch(() => {});
  await measuring;
  while (hub.seen.length < 3) await sleep(5);
  for (const { instance } of [opened, counting]) for (const name of ["ping", "version_check"] as const) await instance.settings.change(name, false, "ada@example.com");
  await expect(preview).rejects.toMatchObject({ code: "conflict" });
  expect(await sent).toMatchObject({ state: "failed", failure: "Usage pings were switched off while this was being sent." });
  await expect(tested).rejects.toMatchObject({ code: "conflict" });
  await checked;
  while (closed.length < 3) await sleep(5);
  expect(new Set(hub.seen.map(({ url }) => url.split("?")[0]))).toEqual(new Set(["/livez", "/usage_data", "/version_check.json"]));
});

test("a retry whose payload holds what was switched off since is made anew without it", async () => {
  await using opened = await openTestInstance({ hubUrl: "http://127.0.0.1:9", collectors: [collectorOf({ "a!": "1", b: "2" })] });
  const { instance, clock } = opened;
  for (const name of ["ping", "optional"] as const) await instance.settings.change(name, true, "ada@example.com");
  await instance.beat();
  for (const ms of [weekMs, 61_000]) {
    clock.now += ms;
    await instance.beat();
  }
  await instance.settings.change("optional", false, "ada@example.com");
  clock.now += 86_400_000;
  await instance.beat();
  expect((await instance.history()).map(({ state, categories }) => [state, categories])).toEqual([
    ["failed", ["standard", "operational"]],
    ["withdrawn", ["standard", "operational", "optional"]],
  ]);
  expect((await instance.schedule()).waiting).toMatchObject({ tries: 2 });
});

test("a secret is told only over https or to this machine without a proxy between", async () => {
  await using hub = await openLoopbackHub();
  await using proxy = await openSmallProxy();
  const here = async () => [{ address: "127.0.0.1", family: 4 }];
  const ways = [
    [`http://127.0.0.1:${hub.port}`, null, true],
    [`http://hub.example.com:${hub.port}`, null, false],
    [`http://127.0.0.1:${hub.port}`, { text: `http://127.0.0.1:${proxy.port}`, from: "http_proxy" }, false],
  ] as const;
  for (const [hubUrl, http, told] of ways) {
    await using opened = await openTestInstance({ hubUrl, network: { lookup: here, proxies: { http, https: null, none: "" } } });
    const { instance } = opened;
    await instance.settings.change("ping", true, "ada@example.com");
    hub.seen.length = 0;
    await instance.sendNow((await instance.preview()).id, "ada@example.com");
    expect(hub.seen.map(({ headers }) => headers.authorization)).toEqual(told ? [`Bearer ${instance.state.identity.secret}`, `Bearer ${instance.state.identity.secret}`] : [undefined, undefined]);
  }
});

test("where the host name is to be hidden, no request holds it, whoever found it", async () => {
  await using hub = await openLoopbackHub();
  const found = { name: "t", collect: async function* () { yield { key_path: "hostname", json: '"Found.example.com"', data_category: "standard" as const, time_elapsed: 0 }; } };
  await using opened = await openTestInstance({ hubUrl: hub.url, hashHostname: true, collectors: [found] });
  await using plain = await openTestInstance({ hubUrl: hub.url, hashHostname: true });
  for (const { instance } of [opened, plain]) {
    for (const name of ["ping", "version_check"] as const) await instance.settings.change(name, true, "ada@example.com");
    await instance.beat();
    for (let time = 0; time < 2; time += 1) {
      opened.clock.now += 1;
      const { id } = await instance.preview();
      await instance.sendNow(id, "ada@example.com");
    }
  }
  const names = hub.seen.filter(({ url }) => url === "/usage_data").map(({ body }) => String(/"hostname": "(hidden-[0-9a-f]{20})"/.exec(body)?.[1]));
  expect([names.length, new Set(names).size, names.includes("undefined")]).toEqual([4, 2, false]);
  expect(JSON.stringify(hub.seen)).not.toMatch(/(?:app|found)\.example\.com/i);
});
