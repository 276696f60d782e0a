import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { joinKey } from "../metrics/key.ts";
import { weekStart } from "../time/week.ts";
import { compareVersions, releaseName } from "../version/version.ts";
import { demoFleet } from "./demo-fleet.ts";
import type { Fleet, FleetPing } from "./fleet.ts";
import { createFleet, fleetKeys } from "./fleet.ts";

const end = Date.parse("2026-11-20T12:00:00Z");
const middling = () => createFleet({ seed: 7, installations: 200, weeks: 24, end });

type Leaf = number | string | boolean | null;

/** Every scalar outside lists, under its joined key: written against JSON alone, knowing nothing of the generator. */
const leavesOf = (node: unknown, path: string[] = []): [string, Leaf][] => {
  if (Array.isArray(node)) return [];
  if (typeof node === "object" && node !== null) return Object.entries(node).flatMap(([key, below]) => leavesOf(below, [...path, key]));
  return typeof node === "number" || typeof node === "string" || typeof node === "boolean" || node === null ? [[joinKey(path), node]] : [];
};

const payload = (ping: FleetPing): Map<string, Leaf> => new Map(leavesOf(JSON.parse(ping.json)));

const everyWeek = (fleet: Fleet): Map<string, Map<string, Map<string, Leaf>>> => {
  const byInstallation = new Map<string, Map<string, Map<string, Leaf>>>();
  for (const ping of fleet.pings()) {
    const weeks = byInstallation.get(ping.installation.hostname) ?? new Map();
    byInstallation.set(ping.installation.hostname, weeks.set(ping.week, payload(ping)));
  }
  return byInstallation;
};

test("the same options give the same pings, another seed gives others", () => {
  const texts = (seed: number) => [...createFleet({ seed, installations: 20, weeks: 3, end }).pings()].map((ping) => ping.json);
  expect(texts(1)).toEqual(texts(1));
  expect(texts(1).filter((text) => texts(2).includes(text))).toEqual([]);
});

test("pings come by recorded_at, each in its week and in its installation's own minute, none after the end", () => {
  let before = 0;
  for (const { installation, week, recorded_at, json } of middling().pings()) {
    const late = recorded_at - weekStart(week) - installation.slot;
    expect(late >= 0 && late < 60_000 && recorded_at >= before && recorded_at <= end).toBe(true);
    expect(Date.parse(String(leavesOf(JSON.parse(json)).find(([key]) => key === "recorded_at")?.[1]))).toBe(recorded_at);
    before = recorded_at;
  }
});

test("what the fleet says of a value is what the payload holds, leaf by leaf", () => {
  const fleet = createFleet({ seed: 3, installations: 40, weeks: 6, end });
  for (const ping of fleet.pings()) {
    const told = [...payload(ping)].map(([key, value]) => {
      const said = fleet.value(ping.installation, ping.week, key);
      return key === "database.pg_system_id" ? Number(said) === value : said === value;
    });
    expect(told).not.toContain(false);
  }
});

test("the counts an oracle needs agree with the pings themselves", () => {
  const fleet = middling();
  const weeks = [...fleet.pings()].map((ping) => ping.week);
  expect(fleet.pingCount()).toBe(weeks.length);
  expect(fleet.weeks.map((week) => fleet.reporting(week))).toEqual(fleet.weeks.map((week) => weeks.filter((one) => one === week).length));
});

test("sizes have a heavy tail", () => {
  const users = createFleet({ seed: 5, installations: 3000, weeks: 1, end }).installations.map((who) => who.users).sort((a, b) => b - a);
  const sum = (list: number[]) => list.reduce((total, n) => total + n, 0);
  expect(users[1500]).toBeLessThan(100);
  expect(users[0]).toBeGreaterThan(10_000);
  expect(sum(users.slice(0, 30))).toBeGreaterThan(sum(users) / 4);
});

test("all-time totals never fall, but for weeks in which they could not be counted", () => {
  const totals = fleetKeys().filter((key) => key.startsWith("counts."));
  expect(totals.length).toBeGreaterThan(12);
  for (const weeks of everyWeek(middling()).values()) {
    for (const key of totals) {
      const counted = [...weeks.values()].map((leaves) => leaves.get(key)).filter((n) => typeof n === "number" && n >= 0);
      expect(counted).toEqual([...counted].sort((a, b) => Number(a) - Number(b)));
    }
  }
});

test("nobody goes back to an older version, and most move on", () => {
  const moved = [...everyWeek(middling()).values()].map((weeks) => {
    const versions = [...weeks.values()].map((leaves) => releaseName(String(leaves.get("version"))));
    expect(versions).toEqual([...versions].sort(compareVersions));
    return new Set(versions).size > 1;
  });
  expect(moved.filter(Boolean).length).toBeGreaterThan(moved.length * 0.6);
});

test("payloads hold what real ones hold: zeros, sentinels, nulls, booleans, texts, big integers, several key orders", () => {
  const fleet = middling();
  const values = [...fleet.pings()].flatMap((ping) => [...payload(ping).values()]);
  const numbers = values.filter((value) => typeof value === "number");
  expect(numbers.filter((n) => n === 0).length).toBeGreaterThan(numbers.length / 3);
  expect(new Set(numbers)).toContain(-1);
  expect(new Set(numbers)).toContain(-1000);
  expect(numbers.some((n) => n > Number.MAX_SAFE_INTEGER)).toBe(true);
  expect(new Set(values.map((value) => (value === null ? "null" : typeof value)))).toEqual(new Set(["number", "string", "boolean", "null"]));
  expect(new Set([...fleet.pings()].map((ping) => ping.json.slice(0, 8))).size).toBe(3);
});

test("(uuid, hostname) is unique though some uuids have two hosts", () => {
  const { installations } = middling();
  expect(new Set(installations.map((who) => who.hostname)).size).toBe(200);
  expect(new Set(installations.map((who) => who.uuid)).size).toBe(198);
});

test("a full-size payload has about 4,200 leaves and 230 KB", () => {
  for (const ping of createFleet({ seed: 1, installations: 1, weeks: 20, end, fullSize: 1 }).pings()) {
    expect(Math.abs(leavesOf(JSON.parse(ping.json)).length - 4200)).toBeLessThan(400);
    expect(Math.abs(ping.json.length - 235_000)).toBeLessThan(25_000);
  }
});

test("one installation in one week is a fleet too, with no stories", () => {
  const fleet = createFleet({ seed: 1, installations: 1, weeks: 1, end: weekStart("2026-11-23") - 1 });
  expect([...fleet.pings()]).toHaveLength(1);
  expect(fleet.planted).toEqual([]);
  expect(fleet.sample).toBe(fleet.installations[0]);
});

test("the sample fleet has all five stories and a sample installation that pings to the end", () => {
  const fleet = demoFleet(end);
  expect(fleet.planted.map((story) => story.story)).toEqual([
    "leap", "failing_counter", "gone_silent", "vulnerable_version", "stalled_feature",
  ]);
  expect(fleet.installations).toHaveLength(600);
  expect(fleet.sample.plan).not.toBeNull();
  expect(fleet.recordedAt(fleet.sample, fleet.weeks[38] ?? "")).toBeDefined();
});

const published = "../shared/reference/metrics.csv";

test.skipIf(!existsSync(published))("only names that are GitLab's by nature are GitLab's (needs the list of its metrics beside the checkout)", () => {
  const theirs = new Set(readFileSync(published, "utf8").split("\n").map((line) => line.split(",")[0]?.replaceAll('"', "")));
  const shared = fleetKeys(5000).filter((key) => theirs.has(key) && !/^(?:license|historical_max_users|hostname|uuid|version|edition|installation_|active_user|recorded_at|database\.pg_system_id|settings\.collected)/.test(key));
  expect(shared.sort()).toEqual([
    "counts.boards", "counts.ci_external_pipelines", "counts.ci_internal_pipelines", "counts.deployments", "counts.environments",
    "counts.issues", "counts.merge_requests", "counts.milestones", "counts.notes", "counts.service_desk_issues",
  ]);
});
