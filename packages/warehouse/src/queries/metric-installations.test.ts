import * as fc from "fast-check";
import { expect, test } from "vitest";
import { arbitraryDefinitions } from "../testing/arbitrary-definitions.ts";
import { arbitraryPings } from "../testing/arbitrary-pings.ts";
import { landOracle, listOf, rowsOf } from "../testing/land-oracle.ts";
import { numberOf } from "../testing/oracle-figures.ts";
import { asRates } from "../testing/oracle-rates.ts";
import { installationId } from "../testing/test-ping.ts";
import type { OraclePing, OracleValue } from "../testing/oracle.ts";
import { pageOf } from "./listing.ts";
import { metricInstallations, type MetricInstallationsRow } from "./metric-installations.ts";

const stateOf = (value: OracleValue | undefined): string => {
  if (value === undefined || value === null) return "missing";
  if (typeof value !== "object") return "value";
  return "failed" in value ? "failed" : "missing";
};

/** Below and half of equal, by counting. */
const rankOf = (value: number, users: readonly number[]): number =>
  (100 * (users.filter((other) => other < value).length + users.filter((other) => other === value).length / 2)) / users.length;

const steady = (value: number | null): string | null => value?.toPrecision(10) ?? null;

test("every member has its value, state and rank among users, as totals or as rates", async () => {
  const metric = fc.constantFrom("counts.issues", "database.flavor", "signup_enabled");
  await fc.assert(
    fc.asyncProperty(arbitraryPings, arbitraryDefinitions, metric, fc.constantFrom("total" as const, "rate" as const), async (pings, definitions, key, as) => {
      await using world = await landOracle(pings, { definitions });
      const { oracle, store } = world;
      const members = oracle.membersAt(oracle.current);
      const eligible = oracle.eligibleOf(key, members);
      const held: OraclePing[] = as === "rate" ? asRates(key, eligible, pings) : eligible;
      const users = held.map((ping) => numberOf(ping.values[key]) ?? 0).filter((value) => value > 0);
      const expected = members.map((member) => {
        const id = installationId(member.uuid, member.hostname);
        const value = held.find((ping) => ping.id === member.id)?.values[key];
        const number = numberOf(value) ?? null;
        if (!eligible.includes(member)) return [id, "unavailable", null, null, null];
        return [id, stateOf(value), steady(number), typeof value === "string" ? value : null, number !== null && number > 0 ? steady(rankOf(number, users)) : null];
      });
      const rows = await listOf<MetricInstallationsRow>(store, metricInstallations({ key, as }));
      const found = rows.map((row) => [row.id, row.state, steady(row.value), row.value_text, steady(row.rank)]);
      expect(found).toHaveLength(expected.length);
      expect(found).toEqual(expect.arrayContaining(expected));
    }),
    { numRuns: 20 },
  );
});

test("the largest come first, then what has no number, and pages follow one another", async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryPings, async (pings) => {
      await using world = await landOracle(pings);
      const listing = metricInstallations({ key: "counts.issues" });
      const rows = await listOf<MetricInstallationsRow>(world.store, listing);
      const order = (row: MetricInstallationsRow) => (row.value === null ? ["failed", "missing", "unavailable"].indexOf(row.state) : -1);
      expect(rows.map((row) => row.place)).toEqual(rows.map((_, index) => index + 1));
      rows.slice(1).forEach((row, index) => {
        const before = rows[index];
        expect(before !== undefined && (order(before) < order(row) || (order(before) === order(row) && (before.value ?? 0) >= (row.value ?? 0)))).toBe(true);
      });
      expect(await rowsOf(world.store, pageOf(listing, 2, undefined))).toEqual(rows.slice(0, 3));
    }),
    { numRuns: 8 },
  );
});
