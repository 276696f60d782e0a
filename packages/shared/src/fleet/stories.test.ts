import { expect, test } from "vitest";
import { compareVersions, releaseName } from "../version/version.ts";
import { demoFleet } from "./demo-fleet.ts";
import type { Planted } from "./stories.ts";

const end = Date.parse("2026-11-20T12:00:00Z");
const fleet = demoFleet(end);

const story = (name: Planted["story"]): Planted => {
  const found = fleet.planted.find((one) => one.story === name);
  if (found === undefined) throw new Error(`${name} was not planted`);
  return found;
};

interface Seen {
  hostname: string;
  week: string;
  recorded_at: number;
  version: string;
  values: Map<string, number>;
}

const under = (node: unknown, name: string): unknown => new Map<string, unknown>(Object.entries(node ?? {})).get(name);

/** What the payloads themselves say, read back from their JSON. */
const seen: Seen[] = [...fleet.pings()]
  .filter((ping) => !ping.installation.fullSize)
  .map(({ installation, week, recorded_at, json }) => {
    const body: unknown = JSON.parse(json);
    const values = new Map<string, number>();
    for (const group of ["counts", "counts_monthly"]) {
      for (const [name, value] of Object.entries(under(body, group) ?? {})) {
        if (typeof value === "number") values.set(`${group}.${name}`, value);
      }
    }
    return { hostname: installation.hostname, week, recorded_at, version: releaseName(String(under(body, "version"))), values };
  });

const seenBefore = (version: string): Seen[] => seen.filter((one) => compareVersions(one.version, version) < 0);
const seenFrom = (version: string): Seen[] => seen.filter((one) => compareVersions(one.version, version) >= 0);

const mean = (numbers: number[]): number => numbers.reduce((sum, n) => sum + n, 0) / numbers.length;

/** The values above a floor that an installation reported, by hostname. */
const levels = (pings: Seen[], metric: string, floor: number): Map<string, number[]> => {
  const byHost = new Map<string, number[]>();
  for (const { hostname, values } of pings) {
    const value = values.get(metric) ?? 0;
    if (value > floor) byHost.set(hostname, [...(byHost.get(hostname) ?? []), value]);
  }
  return byHost;
};

test("the leap is a leap: the same installations count more than twice as much after they upgrade", () => {
  const { metric = "", version = "" } = story("leap");
  const after = levels(seenFrom(version), metric, 20);
  const ratios = [...levels(seenBefore(version), metric, 20)].flatMap(([hostname, before]) => {
    const later = after.get(hostname) ?? [];
    return before.length < 3 || later.length < 3 ? [] : [mean(later) / mean(before)];
  });
  expect(ratios.length).toBeGreaterThan(50);
  expect(mean(ratios)).toBeGreaterThan(2.2);
  expect(mean(ratios)).toBeLessThan(3.2);
});

test("the failing counter fails from its version on, and seldom before", () => {
  const { metric = "", version = "" } = story("failing_counter");
  const [before, from] = [seenBefore(version), seenFrom(version)];
  expect(from.length).toBeGreaterThan(1000);
  expect(from.every(({ values }) => values.get(metric) === -1)).toBe(true);
  expect(before.filter(({ values }) => values.get(metric) === -1).length).toBeLessThan(before.length / 50);
});

test("the silent group sends nothing from its week on, and did before", () => {
  const { installations = [], week = "" } = story("gone_silent");
  const group = new Set(installations);
  const sent = seen.filter((one) => group.has(one.hostname));
  expect(group.size).toBeGreaterThan(20);
  expect(new Set(sent.map((one) => one.hostname)).size).toBe(group.size);
  expect(sent.filter((one) => one.week >= week)).toEqual([]);
});

test("the vulnerable version is what exactly the named installations run at the end", () => {
  const { installations = [], version = "" } = story("vulnerable_version");
  const newest = new Map(seen.map((one) => [one.hostname, one]));
  const fortnight = end - 14 * 86_400_000;
  const running = [...newest.values()].filter((one) => one.version === version && one.recorded_at >= fortnight);
  expect(running.map((one) => one.hostname).sort()).toEqual([...installations].sort());
  expect(running.length).toBeGreaterThan(15);
});

test("the stalled feature gains users until its week, and not one after", () => {
  const { metric = "", week = "" } = story("stalled_feature");
  const first = new Map<string, string>();
  for (const one of seen) {
    if ((one.values.get(metric) ?? 0) > 0 && !first.has(one.hostname)) first.set(one.hostname, one.week);
  }
  expect(first.size).toBeGreaterThan(200);
  expect([...first.values()].filter((began) => began >= week)).toEqual([]);
});
