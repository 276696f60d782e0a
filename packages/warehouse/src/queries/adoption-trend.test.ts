import * as fc from "fast-check";
import { expect, test } from "vitest";
import { arbitraryDefinitions } from "../testing/arbitrary-definitions.ts";
import { arbitraryPings } from "../testing/arbitrary-pings.ts";
import { expectFigures } from "../testing/expect-figures.ts";
import { landOracle, listOf } from "../testing/land-oracle.ts";
import { figuresOf } from "../testing/oracle-figures.ts";
import { mondayText, type Oracle } from "../testing/oracle.ts";
import { adoptionTrend, type AdoptionTrendInput, type AdoptionTrendRow } from "./adoption-trend.ts";

const metric = ["counts.issues", "never.sent", "signup_enabled"];
const week = 7 * 86_400_000;

const cases: [Omit<AdoptionTrendInput, "metric">, (oracle: Oracle, at: number) => boolean][] = [
  [{}, (oracle, at) => at > oracle.current - 13 * week],
  [{ from: "2025-12-10" }, (_, at) => at >= Date.parse("2025-12-08")],
  [{ from: "2025-12-01", to: "2025-12-20" }, (_, at) => at >= Date.parse("2025-12-01") && at < Date.parse("2025-12-22")],
  [{ to: "2030-01-01" }, (oracle, at) => at > oracle.current - 13 * week],
];

test("each week of the window says who could have a metric, who sent it and who uses it", async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryPings, arbitraryDefinitions, fc.boolean(), fc.constantFrom(...cases), async (pings, definitions, compact, [input, within]) => {
      await using world = await landOracle(pings, { compact, definitions });
      const { oracle, store } = world;
      const expected = metric.flatMap((key) =>
        oracle
          .weeks()
          .filter((at) => within(oracle, at))
          .map((at) => ({ metric: key, week: mondayText(at), figures: figuresOf(key, oracle.eligibleOf(key, oracle.membersAt(at))) }))
          .filter(({ figures }) => figures.eligible > 0),
      );
      const rows = await listOf<AdoptionTrendRow>(store, adoptionTrend({ metric, ...input }));
      expect(rows.map((row) => [row.metric, row.week])).toEqual(expected.map((one) => [one.metric, one.week]));
      rows.forEach((row, index) => expectFigures(row, expected[index]?.figures));
    }),
    { numRuns: 15 },
  );
});
