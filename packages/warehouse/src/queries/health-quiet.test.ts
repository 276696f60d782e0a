import * as fc from "fast-check";
import { expect, test } from "vitest";
import { arbitraryWeeklyPings } from "../testing/arbitrary-weekly-pings.ts";
import { landOracle } from "../testing/land-oracle.ts";
import { oracleSlots } from "../testing/oracle-slots.ts";
import { healthQuiet } from "./health-quiet.ts";

const hour = 3_600_000;

test("once nothing comes any more, every known turn that the clock passes is counted once", async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryWeeklyPings, fc.integer({ min: 0, max: 400 }), async (pings, hours) => {
      await using world = await landOracle(pings);
      const { oracle, store } = world;
      const now = oracle.asOf + hours * hour;
      const next = [...oracleSlots(pings).values()].flatMap(({ state, due }) => (due === null || state === "silent" ? [] : [due + 168 * hour]));
      expect(await healthQuiet(store, now)).toEqual({ as_of: new Date(oracle.asOf).toISOString(), passed: next.filter((at) => at <= now).length });
    }),
    { numRuns: 10 },
  );
});
