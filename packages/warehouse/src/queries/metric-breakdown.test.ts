import * as fc from "fast-check";
import { sizes } from "@pinghouse/shared/cohort/size";
import { versionOrder } from "@pinghouse/shared/version/version";
import { expect, test } from "vitest";
import { arbitraryDefinitions } from "../testing/arbitrary-definitions.ts";
import { arbitraryPings } from "../testing/arbitrary-pings.ts";
import { expectFigures } from "../testing/expect-figures.ts";
import { landOracle, listOf } from "../testing/land-oracle.ts";
import { figuresOf } from "../testing/oracle-figures.ts";
import { asRates } from "../testing/oracle-rates.ts";
import type { Oracle, OraclePing } from "../testing/oracle.ts";
import { metricBreakdown, type MetricBreakdownRow } from "./metric-breakdown.ts";

const key = "counts.issues";

const partOf = {
  version: (ping: OraclePing, oracle: Oracle) => oracle.release(ping).split(".").slice(0, 2).join(".") || "unknown",
  edition: (ping: OraclePing) => ping.edition ?? "unknown",
  size: (ping: OraclePing, oracle: Oracle) => oracle.size(ping),
} as const;

const by = fc.constantFrom("version" as const, "edition" as const, "size" as const);

test("each part of the cohort has the figures of its members alone, as totals or as rates", async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryPings, arbitraryDefinitions, by, fc.constantFrom("total" as const, "rate" as const), async (pings, definitions, how, as) => {
      await using world = await landOracle(pings, { definitions });
      const { oracle, store } = world;
      const today = oracle.membersAt(oracle.current);
      const parts = new Set(today.map((ping) => partOf[how](ping, oracle)));
      const rows = await listOf<MetricBreakdownRow>(store, metricBreakdown({ key, by: how, as }));
      expect(new Set(rows.map((row) => row.value))).toEqual(parts);
      for (const row of rows) {
        const among = today.filter((ping) => partOf[how](ping, oracle) === row.value);
        expect(row.installations).toBe(among.length);
        const eligible = oracle.eligibleOf(key, among);
        expectFigures(row, figuresOf(key, as === "rate" ? asRates(key, eligible, pings) : eligible));
      }
    }),
    { numRuns: 15 },
  );
});

test("the parts have an order: versions from the oldest, sizes from the smallest, unknown last", async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryPings, by, async (pings, how) => {
      await using world = await landOracle(pings);
      const rows = await listOf<MetricBreakdownRow>(world.store, metricBreakdown({ key, by: how }));
      const order = { version: (value: string) => versionOrder(value) ?? Number.MAX_VALUE, edition: (value: string) => (value === "unknown" ? 1 : 0), size: (value: string) => sizes.findIndex((size) => size === value) }[how];
      expect(rows.map((row) => row.place)).toEqual(rows.map((_, index) => index + 1));
      const wanted = rows.map((row) => row.value).toSorted((a, b) => order(a) - order(b) || (a < b ? -1 : 1));
      expect(rows.map((row) => row.value)).toEqual(wanted);
    }),
    { numRuns: 8 },
  );
});

test("with a window's end it speaks of the window's last week, and of a cohort alone", async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryPings, async (pings) => {
      await using world = await landOracle(pings);
      const rows = await listOf<MetricBreakdownRow>(world.store, metricBreakdown({ key, by: "edition", to: "2025-12-24", edition: ["EE"] }));
      const among = world.oracle.membersAt(Date.parse("2025-12-22T00:00:00Z")).filter((ping) => ping.edition === "EE");
      expect(rows.map((row) => [row.value, row.installations])).toEqual(among.length === 0 ? [] : [["EE", among.length]]);
    }),
    { numRuns: 6 },
  );
});
