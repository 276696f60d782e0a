import * as fc from "fast-check";
import { expect, test } from "vitest";
import { arbitraryDefinitions } from "../testing/arbitrary-definitions.ts";
import { arbitraryPings } from "../testing/arbitrary-pings.ts";
import { expectFigures } from "../testing/expect-figures.ts";
import { landOracle, listOf } from "../testing/land-oracle.ts";
import { figuresOf, numberOf, type OracleFigures } from "../testing/oracle-figures.ts";
import { asRates } from "../testing/oracle-rates.ts";
import type { Oracle, OraclePing, OracleValue } from "../testing/oracle.ts";
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

/** What an installation says over its weeks: the mean of its numbers, else the text, else that it failed, else nothing. */
const overall = (values: readonly (OracleValue | undefined)[]): OracleValue => {
  const numbers = values.map(numberOf).filter((value) => value !== undefined);
  if (numbers.length > 0) return numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
  return values.find((value) => typeof value === "string") ?? values.find((value) => typeof value === "object" && value !== null && "failed" in value) ?? null;
};

/** One ping for each installation with what it says over the weeks in which it could have the metric. */
const together = (key: string, weekly: readonly OraclePing[], oracle: Oracle): OraclePing[] => {
  const newest = new Map(weekly.map((ping) => [oracle.installationOf(ping), ping]));
  return [...newest].map(([id, one]) => ({ ...one, values: { [key]: overall(weekly.filter((ping) => oracle.installationOf(ping) === id).map((ping) => ping.values[key])) } }));
};

test("over a window an installation counts once, with the mean of its weeks", async () => {
  const windows = fc.constantFrom({ from: "2025-12-01", to: "2025-12-22" }, { from: "2025-12-10" }, {}, { to: "2025-12-22" });
  await fc.assert(
    fc.asyncProperty(arbitraryPings, fc.boolean(), windows, async (pings, compact, window) => {
      await using world = await landOracle(pings, { compact });
      const { oracle, store } = world;
      const last = "to" in window ? Date.parse("2025-12-15") : oracle.current;
      const first = window.from === "2025-12-01" ? Date.parse("2025-12-01") : window.from === undefined ? last - 12 * 7 * 86_400_000 : Date.parse("2025-12-08");
      const weekly = oracle.weeks().filter((week) => week >= first && week <= last).flatMap((week) => oracle.membersAt(week));
      for (const row of await listOf<CompareRow>(store, compare({ metric, over: "window", ...window, "a.edition": ["family:EE"] }))) {
        const eligible = oracle.eligibleOf(row.metric, weekly);
        expectFigures(side(row, "a_"), figuresOf(row.metric, together(row.metric, eligible.filter((ping) => oracle.family(ping) === "EE"), oracle)));
        expectFigures(side(row, "b_"), figuresOf(row.metric, together(row.metric, eligible, oracle)));
      }
    }),
    { numRuns: 15 },
  );
});

test("with the cohorts swapped each side's figures change places, and the ratio is its inverse", async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryPings, fc.constantFrom("week" as const, "window" as const), async (pings, over) => {
      await using world = await landOracle(pings);
      const there = await listOf<CompareRow>(world.store, compare({ metric, over, "a.edition": ["family:EE"], "b.size": ["11-50", "51-100"] }));
      const back = await listOf<CompareRow>(world.store, compare({ metric, over, "b.edition": ["family:EE"], "a.size": ["11-50", "51-100"] }));
      expect(back.map((row) => [side(row, "a_"), side(row, "b_")])).toEqual(there.map((row) => [side(row, "b_"), side(row, "a_")]));
      for (const [index, row] of there.entries()) {
        const inverse = row.ratio === null ? null : 1 / row.ratio;
        expectFigures({ p50: back[index]?.ratio ?? null }, { ...figuresOf("", []), p50: inverse });
      }
    }),
    { numRuns: 10 },
  );
});

test("as rates, totals are set side by side by their rates and all else as it is", async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryPings, arbitraryDefinitions, fc.boolean(), async (pings, definitions, frames) => {
      await using world = await landOracle(pings, { definitions: definitions.map((one, index) => ({ ...one, time_frame: frames && index === 0 ? "28d" : "all" })) });
      const { oracle, store } = world;
      const totals = definitions.slice(frames ? 1 : 0).filter(({ value_type }) => value_type === "number").map(({ key }) => key);
      for (const row of await listOf<CompareRow>(store, compare({ metric, as: "rate", "a.edition": ["family:EE"] }))) {
        const eligible = oracle.eligibleOf(row.metric, oracle.membersAt(oracle.current));
        const isTotal = totals.includes(row.metric);
        const held = isTotal ? asRates(row.metric, eligible, pings) : eligible;
        expect([row.metric, row.as]).toEqual([row.metric, isTotal ? "rate" : "total"]);
        expectFigures(side(row, "a_"), figuresOf(row.metric, held.filter((ping) => oracle.family(ping) === "EE")));
        expectFigures(side(row, "b_"), figuresOf(row.metric, held));
      }
    }),
    { numRuns: 8 },
  );
});
