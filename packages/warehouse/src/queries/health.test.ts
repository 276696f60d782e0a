import * as fc from "fast-check";
import { expect, test } from "vitest";
import { arbitraryWeeklyPings } from "../testing/arbitrary-weekly-pings.ts";
import { landOracle } from "../testing/land-oracle.ts";
import { openTestStore } from "../testing/open-test-store.ts";
import { mondayOf } from "../testing/oracle.ts";
import { oracleSlots } from "../testing/oracle-slots.ts";
import { quietArchive } from "../testing/quiet-archive.ts";
import { ping } from "../testing/test-ping.ts";
import { health } from "./health.ts";

const now = Date.parse("2026-01-07T15:30:00Z");

test("everyone is expected, learning, irregular or silent, and who is expected has arrived, is due or late", async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryWeeklyPings, async (pings) => {
      await using world = await landOracle(pings);
      const { oracle, store } = world;
      const states = [...oracleSlots(pings).values()].map(({ state }) => state);
      const count = (...wanted: string[]) => states.filter((state) => wanted.includes(state)).length;
      const first = (name: string) => Math.min(...pings.filter((one) => oracle.installationOf(one) === name).map((one) => one.recorded_at));
      const names = [...new Set(pings.map(oracle.installationOf))];
      expect(await health(store, quietArchive({ accepted: pings.length, settled: true }), now)).toEqual({
        as_of: new Date(oracle.asOf).toISOString(),
        expected: count("in", "due", "late"), arrived: count("in"), due: count("due"), late: count("late"),
        learning: count("learning"), irregular: count("irregular"),
        active: oracle.newest().filter(oracle.active).length, silent: oracle.newest().filter((one) => !oracle.active(one)).length,
        new_this_week: names.filter((name) => mondayOf(first(name)) === oracle.current).length,
        lost: 0, set_aside: 0, waiting: 0,
      });
    }),
    { numRuns: 15 },
  );
});

test("what is acknowledged and nowhere is lost once nothing waits, and waits until then", async () => {
  await using store = await openTestStore([ping({ uuid: "a", at: "2026-01-07T12:00:00Z" })]);
  expect(await health(store, quietArchive({ accepted: 3, settled: true }), now)).toMatchObject({ lost: 2, waiting: 0 });
  expect(await health(store, quietArchive({ accepted: 3 }), now)).toMatchObject({ lost: 0, waiting: 2 });
});

test("an empty hub expects nobody and has lost nothing", async () => {
  await using store = await openTestStore([]);
  expect(await health(store, quietArchive({ accepted: 0, settled: true }), now)).toMatchObject({ as_of: null, expected: 0, active: 0, silent: 0, lost: 0 });
});
