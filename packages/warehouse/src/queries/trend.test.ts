import * as fc from "fast-check";
import { expect, test } from "vitest";
import { arbitraryPings } from "../testing/arbitrary-pings.ts";
import { landOracle, listOf } from "../testing/land-oracle.ts";
import { mondayText } from "../testing/oracle.ts";
import { figuresOf } from "../testing/oracle-figures.ts";
import { expectFigures } from "../testing/expect-figures.ts";
import { trend, type TrendRow } from "./trend.ts";

test("a metric's trend is what plain loops over all pings say, landed or compacted", async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryPings, fc.boolean(), fc.constantFrom("counts.issues", "signup_enabled", "database.flavor"), async (pings, compact, key) => {
      await using world = await landOracle(pings, { compact });
      const { oracle, store } = world;
      const expected = oracle
        .weeks()
        .map((week) => ({ week: mondayText(week), figures: figuresOf(key, oracle.eligibleOf(key, oracle.membersAt(week))) }))
        .filter(({ figures }) => figures.eligible > 0);
      const rows = await listOf<TrendRow>(store, trend({ key }));
      expect(rows.map((row) => row.week)).toEqual(expected.map(({ week }) => week));
      rows.forEach((row, index) => expectFigures(row, expected[index]?.figures));
    }),
    { numRuns: 12 },
  );
});

test("the window is half-open and snapped outward to Mondays", async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryPings, async (pings) => {
      await using world = await landOracle(pings);
      const all = await listOf<TrendRow>(world.store, trend({ key: "counts.issues" }));
      const some = await listOf<TrendRow>(world.store, trend({ key: "counts.issues", from: "2025-12-10", to: "2025-12-31" }));
      expect(some).toEqual(all.filter((row) => row.week >= "2025-12-08" && row.week < "2026-01-05"));
    }),
    { numRuns: 8 },
  );
});
