import * as fc from "fast-check";
import { expect, test } from "vitest";
import { arbitraryPings } from "../testing/arbitrary-pings.ts";
import { landOracle, listOf } from "../testing/land-oracle.ts";
import { metric } from "./metric.ts";
import { metrics, type MetricsRow } from "./metrics.ts";

test("one metric alone says what the list says of it", async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryPings, async (pings) => {
      await using world = await landOracle(pings);
      for (const row of await listOf<MetricsRow>(world.store, metrics({}))) {
        expect(await metric(world.store, { key: row.key })).toEqual({ as_of: new Date(world.oracle.asOf).toISOString(), ...row });
      }
    }),
    { numRuns: 8 },
  );
});

test("a metric that nobody ever sent is not found", async () => {
  await using world = await landOracle([]);
  await expect(metric(world.store, { key: "counts.nothing" })).rejects.toMatchObject({ code: "not_found" });
});
