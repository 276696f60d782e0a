import * as fc from "fast-check";
import { expect, test } from "vitest";
import { arbitraryDefinitions } from "../testing/arbitrary-definitions.ts";
import { arbitraryPings } from "../testing/arbitrary-pings.ts";
import { expectFigures } from "../testing/expect-figures.ts";
import { landOracle, listOf } from "../testing/land-oracle.ts";
import type { Oracle, OraclePing } from "../testing/oracle.ts";
import { figuresOf } from "../testing/oracle-figures.ts";
import { adoption, type AdoptionInput, type AdoptionRow } from "./adoption.ts";

const cases: [AdoptionInput, (oracle: Oracle) => OraclePing[]][] = [
  [{}, (oracle) => oracle.membersAt(oracle.current)],
  [{ edition: ["family:EE"] }, (oracle) => oracle.membersAt(oracle.current).filter((ping) => oracle.family(ping) === "EE")],
  [{ to: "2025-12-22" }, (oracle) => oracle.membersAt(Date.parse("2025-12-15T00:00:00Z"))],
];

test("every metric that somebody of the cohort could have is listed with who uses it", async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryPings, arbitraryDefinitions, fc.constantFrom(...cases), async (pings, definitions, [input, members]) => {
      await using world = await landOracle(pings, { definitions });
      const keys = [...new Set([...pings.flatMap((ping) => Object.keys(ping.values)), ...definitions.map(({ key }) => key)])].toSorted();
      const expected = keys
        .map((key) => ({ key, figures: figuresOf(key, world.oracle.eligibleOf(key, members(world.oracle))) }))
        .filter(({ figures }) => figures.eligible > 0);
      const rows = await listOf<AdoptionRow>(world.store, adoption(input));
      expect(rows.map((row) => row.metric)).toEqual(expected.map(({ key }) => key));
      rows.forEach((row, index) => expectFigures(row, expected[index]?.figures));
      for (const { metric, stage, measure } of rows) expect([stage, measure]).toEqual([definitions.find(({ key }) => key === metric)?.stage ?? null, metric]);
    }),
    { numRuns: 15 },
  );
});
