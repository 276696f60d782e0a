import * as fc from "fast-check";
import { expect, test } from "vitest";
import { arbitraryWeeklyPings } from "../testing/arbitrary-weekly-pings.ts";
import { landOracle, listOf } from "../testing/land-oracle.ts";
import { openTestStore } from "../testing/open-test-store.ts";
import { oracleSlots } from "../testing/oracle-slots.ts";
import { healthHours, type HealthHoursRow } from "./health-hours.ts";

const hour = 3_600_000;
const day = 24 * hour;

test("seven days of hours hold every turn once and every ping of them, and late ones in the hour of their turn", async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryWeeklyPings, async (pings) => {
      await using world = await landOracle(pings);
      const { oracle, store } = world;
      const start = Math.floor(oracle.asOf / day) * day - 6 * day;
      const turns = [...oracleSlots(pings).values()].flatMap(({ state, due }) => {
        if (due === null || state === "silent") return [];
        const at = due < start ? due + 7 * day : due;
        return [{ at, late: state === "late" }];
      });
      const within = (at: number, from: number) => at >= from && at < from + hour;
      const expected = Array.from({ length: 168 }, (_, n) => {
        const from = start + n * hour;
        const own = turns.filter(({ at }) => within(at, from));
        return {
          hour: new Date(from).toISOString(),
          expected: own.length,
          received: pings.filter(({ recorded_at }) => within(recorded_at, from)).length,
          late: own.filter(({ late }) => late).length,
          ahead: from > oracle.asOf,
        };
      });
      expect(await listOf<HealthHoursRow>(store, healthHours())).toEqual(expected);
    }),
    { numRuns: 12 },
  );
});

test("an empty hub has no hours", async () => {
  await using store = await openTestStore([]);
  expect(await listOf(store, healthHours())).toEqual([]);
});
