import * as fc from "fast-check";
import { expect, test } from "vitest";
import { arbitraryPings } from "../testing/arbitrary-pings.ts";
import { landOracle } from "../testing/land-oracle.ts";
import { quantile } from "../testing/oracle-figures.ts";
import { mondayText, type Oracle, type OraclePing } from "../testing/oracle.ts";
import { compareSides } from "./compare-sides.ts";

const sizeOf = (pings: readonly OraclePing[]) => {
  const users = pings.map((ping) => ping.users ?? 0);
  return {
    installations: pings.length,
    active_users: users.reduce((sum, one) => sum + one, 0),
    median_size: quantile(users.filter((one) => one > 0).toSorted((a, b) => a - b), 0.5),
  };
};

const named = (side: "a" | "b", figures: ReturnType<typeof sizeOf>) => Object.fromEntries(Object.entries(figures).map(([name, value]) => [`${side}_${name}`, value]));

/** The newest of each installation's weeks. */
const newestWeeks = (oracle: Oracle, weekly: readonly OraclePing[]): OraclePing[] => [...new Map(weekly.map((ping) => [oracle.installationOf(ping), ping])).values()];

test("both sides are counted, how far they overlap, and who reports of all that ever did", async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryPings, fc.constantFrom("week" as const, "window" as const), fc.boolean(), async (pings, over, past) => {
      await using world = await landOracle(pings);
      const { oracle, store } = world;
      const last = past ? Date.parse("2025-12-15") : oracle.current;
      const first = over === "week" ? last : last - 12 * 7 * 86_400_000;
      const weekly = oracle.weeks().filter((week) => week >= first && week <= last).flatMap((week) => oracle.membersAt(week));
      const [a, b] = [weekly.filter((ping) => oracle.family(ping) === "EE"), weekly.filter((ping) => oracle.size(ping) === "11-50")].map((side) => newestWeeks(oracle, side));
      if (a === undefined || b === undefined) return;
      const [ofA, ofB] = [sizeOf(a), sizeOf(b)];
      const inA = new Set(a.map(oracle.installationOf));
      expect(await compareSides(store, { over, "a.edition": ["family:EE"], "b.size": ["11-50"], ...(past ? { to: "2025-12-22" } : {}) })).toEqual({
        as_of: new Date(oracle.asOf).toISOString(),
        week: mondayText(last),
        ...named("a", ofA),
        ...named("b", ofB),
        both: b.filter((ping) => inA.has(oracle.installationOf(ping))).length,
        size_ratio: ofA.median_size === null || ofB.median_size === null ? null : ofB.median_size / ofA.median_size,
        reporting: oracle.membersAt(last).length,
        known: new Set(pings.filter((ping) => ping.recorded_at < last + 7 * 86_400_000).map(oracle.installationOf)).size,
      });
    }),
    { numRuns: 15 },
  );
});

test("a cohort and its complement share nobody and are everybody", async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryPings, async (pings) => {
      await using world = await landOracle(pings);
      const sides = await compareSides(world.store, { "a.has": ["sums.size"], "b.lacks": ["sums.size"] });
      expect([sides.both, sides.a_installations + sides.b_installations]).toEqual([0, sides.reporting]);
    }),
    { numRuns: 8 },
  );
});
