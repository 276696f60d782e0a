import * as fc from "fast-check";
import { expect, test } from "vitest";
import { arbitraryPings } from "../testing/arbitrary-pings.ts";
import { landOracle, listOf } from "../testing/land-oracle.ts";
import { mondayOf, mondayText } from "../testing/oracle.ts";
import { fleetWeeks, type FleetWeeksRow } from "./fleet-weeks.ts";

test("weeks count whoever reported in the 14 days before their end, and the one being filled is marked", async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryPings, async (pings) => {
      await using world = await landOracle(pings);
      const { oracle, store } = world;
      const born = (installation: string) => mondayOf(Math.min(...pings.filter((ping) => oracle.installationOf(ping) === installation).map((ping) => ping.recorded_at)));
      const expected = oracle
        .weeks()
        .map((week) => {
          const members = oracle.membersAt(week);
          const fresh = members.filter((ping) => born(oracle.installationOf(ping)) === week).length;
          return { week: mondayText(week), installations: members.length, new: fresh, filling: week === oracle.current };
        })
        .filter((row) => row.installations > 0);
      expect(await listOf<FleetWeeksRow>(store, fleetWeeks({}))).toEqual(expected);
    }),
    { numRuns: 8 },
  );
});
