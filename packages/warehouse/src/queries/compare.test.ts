import * as fc from "fast-check";
import { expect, test } from "vitest";
import { arbitraryPings } from "../testing/arbitrary-pings.ts";
import { expectFigures } from "../testing/expect-figures.ts";
import { landOracle, listOf } from "../testing/land-oracle.ts";
import { figuresOf, type OracleFigures } from "../testing/oracle-figures.ts";
import { compare, type CompareRow } from "./compare.ts";

const metric = ["counts.issues", "sums.size", "signup_enabled", "never.sent"];

const side = (row: CompareRow, prefix: "a_" | "b_"): Partial<OracleFigures> =>
  Object.fromEntries(Object.entries(row).filter(([name]) => name.startsWith(prefix)).map(([name, value]) => [name.slice(2), value]));

test("both cohorts' figures are what plain loops say, and ratio is of the medians", async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryPings, fc.boolean(), async (pings, compact) => {
      await using world = await landOracle(pings, { compact });
      const { oracle, store } = world;
      const today = oracle.membersAt(oracle.current);
      const [a, b] = [today.filter((ping) => oracle.family(ping) === "EE"), today.filter((ping) => ping.edition === "CE" || ping.edition === "EE")];
      const rows = await listOf<CompareRow>(store, compare({ metric, "a.edition": ["family:EE"], "b.edition": ["CE", "EE"] }));
      expect(rows.map((row) => row.metric)).toEqual(metric.filter((key) => pings.some((ping) => key in ping.values)).toSorted());
      for (const row of rows) {
        const [ofA, ofB] = [figuresOf(row.metric, oracle.eligibleOf(row.metric, a)), figuresOf(row.metric, oracle.eligibleOf(row.metric, b))];
        expectFigures(side(row, "a_"), ofA);
        expectFigures(side(row, "b_"), ofB);
        expectFigures({ p50: row.ratio }, { ...ofA, p50: ofA.p50 === null || ofB.p50 === null ? null : ofB.p50 / ofA.p50 });
      }
    }),
    { numRuns: 15 },
  );
});

test("a cohort and its complement part those who could have a metric", async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryPings, async (pings) => {
      await using world = await landOracle(pings);
      const [row] = await listOf<CompareRow>(world.store, compare({ metric: ["counts.issues"], "a.has": ["sums.size"], "b.lacks": ["sums.size"] }));
      if (row === undefined) return;
      const { oracle } = world;
      expect(row.a_eligible + row.b_eligible).toBe(oracle.eligibleOf("counts.issues", oracle.membersAt(oracle.current)).length);
    }),
    { numRuns: 8 },
  );
});
