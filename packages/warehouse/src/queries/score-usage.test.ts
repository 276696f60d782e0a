import * as fc from "fast-check";
import { scoreKeys } from "@pinghouse/shared/score/features";
import { expect, test } from "vitest";
import { landOracle } from "../testing/land-oracle.ts";
import { numberOf } from "../testing/oracle-figures.ts";
import { scorablePings } from "../testing/scorable-pings.ts";
import { scoreUsage } from "./score-usage.ts";

const day = 86_400_000;

test("each installation's pings of the 35 days before its newest are there, with what its score is made of", async () => {
  await fc.assert(
    fc.asyncProperty(scorablePings, fc.boolean(), async (pings, compact) => {
      await using world = await landOracle(pings, { compact });
      const newest = new Map(world.oracle.newest().map((ping) => [world.oracle.installationOf(ping), ping.recorded_at]));
      const expected = pings
        .filter((ping) => ping.recorded_at >= (newest.get(world.oracle.installationOf(ping)) ?? 0) - 35 * day)
        .map(({ id, uuid, hostname, recorded_at, users, values }) => ({ id, uuid, hostname, recorded_at, users, totals: scoreKeys.map((key) => numberOf(values[key]) ?? null) }));
      expect(await scoreUsage(world.store)).toEqual(expected);
    }),
    { numRuns: 8 },
  );
});
