import * as fc from "fast-check";
import { expect, test } from "vitest";
import { arbitraryPings } from "../testing/arbitrary-pings.ts";
import { landOracle, listOf } from "../testing/land-oracle.ts";
import { mondayText, type Oracle, type OraclePing } from "../testing/oracle.ts";
import { figuresOf, numberOf, type OracleFigures } from "../testing/oracle-figures.ts";
import { openTestStore } from "../testing/open-test-store.ts";
import { ping } from "../testing/test-ping.ts";
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

const sameOf = (key: string, weeks: readonly number[], oracle: Oracle): { week: string; figures: OracleFigures }[] => {
  const held = weeks.map((week) => ({ week, eligible: oracle.eligibleOf(key, oracle.membersAt(week)) })).filter(({ eligible }) => eligible.length > 0);
  const hasValue = (ping: OraclePing) => numberOf(ping.values[key]) !== undefined;
  const isThroughout = (name: string) => held.every(({ eligible }) => eligible.some((ping) => oracle.installationOf(ping) === name && hasValue(ping)));
  return held
    .map(({ week, eligible }) => ({ week: mondayText(week), figures: figuresOf(key, eligible.filter((ping) => isThroughout(oracle.installationOf(ping)))) }))
    .filter(({ figures }) => figures.eligible > 0);
};

test("the same installations are those with a value in every week of the window, and no others", async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryPings, fc.constantFrom(["2025-12-22", "2026-01-05"], ["2025-12-08", "2026-02-02"]), async (pings, [from = "", to = ""]) => {
      await using world = await landOracle(pings);
      const weeks = world.oracle.weeks().filter((week) => mondayText(week) >= from && mondayText(week) < to);
      const expected = sameOf("counts.issues", weeks, world.oracle);
      const rows = await listOf<TrendRow>(world.store, trend({ key: "counts.issues", same: true, from, to }));
      expect(rows.map((row) => row.week)).toEqual(expected.map(({ week }) => week));
      rows.forEach((row, index) => expectFigures(row, expected[index]?.figures));
      for (const row of rows) expect([row.n, row.coverage]).toEqual([rows[0]?.n, 1]);
    }),
    { numRuns: 15 },
  );
});

test("without a window the same installations are those of the last 13 weeks", async () => {
  const weekly = (uuid: string, weeks: number, from: string) =>
    Array.from({ length: weeks }, (_, week) => ping({ uuid, hostname: "", at: new Date(Date.parse(from) + week * 7 * 86_400_000).toISOString(), values: { total: week } }));
  await using store = await openTestStore([...weekly("old", 20, "2025-09-01"), ...weekly("new", 5, "2025-12-15")]);
  const rows = await listOf<TrendRow>(store, trend({ key: "total", same: true }));
  expect([rows.length, rows[0]?.week, rows.at(-1)?.week]).toEqual([13, "2025-10-20", "2026-01-12"]);
  expect(rows.map((row) => row.n)).toEqual(rows.map(() => 1));
  expect(await listOf<TrendRow>(store, trend({ key: "total" }))).toHaveLength(20);
});
