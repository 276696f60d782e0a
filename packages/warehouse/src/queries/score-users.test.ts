import * as fc from "fast-check";
import { featureOfTotal, scoreFeatures, scoreKeys } from "@pinghouse/shared/score/features";
import { expect, test } from "vitest";
import { landOracle } from "../testing/land-oracle.ts";
import { quantile } from "../testing/oracle-figures.ts";
import { rateOf } from "../testing/oracle-rates.ts";
import { createOracle, type Oracle, type OraclePing } from "../testing/oracle.ts";
import { scorablePings } from "../testing/scorable-pings.ts";
import { openTestStore } from "../testing/open-test-store.ts";
import { installationId, ping } from "../testing/test-ping.ts";
import { scoreUsers } from "./score-users.ts";

/** Of several installations with one uuid the largest; of two as large the first by id. */
const onePerUuid = (members: readonly OraclePing[]): OraclePing[] => {
  const sorted = members.filter(({ users }) => users !== null && users > 0).toSorted((a, b) => (b.users ?? 0) - (a.users ?? 0) || (installationId(a.uuid, a.hostname) < installationId(b.uuid, b.hostname) ? -1 : 1));
  return sorted.filter((one, at) => sorted.findIndex(({ uuid }) => uuid === one.uuid) === at);
};

const usageOf = (feature: string, one: OraclePing, all: readonly OraclePing[]): number => {
  const parts = scoreKeys.filter((_, place) => featureOfTotal[place] === feature).map((key) => rateOf(key, one, all));
  return parts.reduce<number>((sum, part) => sum + (typeof part === "number" ? part : NaN), 0);
};

const counted = (oracle: Oracle, pings: readonly OraclePing[], among: readonly OraclePing[]): string[] => {
  const members = onePerUuid(among);
  const groups = new Map<string, number[]>();
  for (const feature of scoreFeatures) {
    for (const one of members) {
      const usage = usageOf(feature, one, pings);
      if (!(usage > 0)) continue;
      for (const group of [`${feature} null null`, `${feature} ${oracle.family(one)} ${oracle.size(one)}`]) groups.set(group, [...(groups.get(group) ?? []), usage]);
    }
  }
  return [...groups].map(([group, usages]) => `${group} ${usages.length} ${quantile(usages.toSorted((a, b) => a - b), 0.95)?.toPrecision(9)}`).toSorted();
};

test("users and their 95th percentile are what plain loops say, by cohort and in the fleet", async () => {
  await fc.assert(
    fc.asyncProperty(scorablePings, fc.boolean(), async (pings, compact) => {
      await using world = await landOracle(pings, { compact });
      const { oracle, store } = world;
      const told = async (at?: number) => (await scoreUsers(store, {}, at)).map(({ feature, family, size, n, p95 }) => `${feature} ${family} ${size} ${n} ${p95.toPrecision(9)}`).toSorted();
      expect(await told()).toEqual(counted(oracle, pings, oracle.membersAt(oracle.current)));
      const before = oracle.asOf - 15 * 86_400_000;
      const then = createOracle(pings.filter(({ recorded_at }) => recorded_at <= before)).newest().filter(({ recorded_at }) => recorded_at >= before - 14 * 86_400_000);
      expect(await told(before)).toEqual(counted(oracle, pings, then));
    }),
    { numRuns: 12 },
  );
});

test("whom a label keeps out of cohorts is no leader, and a staging server beside production is none", async () => {
  const two = (uuid: string, hostname: string, users: number, total: number) => [
    ping({ uuid, hostname, users, at: "2026-01-05", values: { "counts.issues": 0 } }),
    ping({ uuid, hostname, users, at: "2026-02-02", values: { "counts.issues": total } }),
  ];
  await using store = await openTestStore([...two("a", "prod", 10, 100), ...two("a", "staging", 2, 900), ...two("b", "test", 10, 700)]);
  const rows = await scoreUsers(store, { without: [installationId("b", "test")] });
  expect(rows).toEqual([{ feature: "issues", family: "EE", size: "1-10", n: 1, p95: 10 }, { feature: "issues", family: null, size: null, n: 1, p95: 10 }]);
});
