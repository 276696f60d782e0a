import * as fc from "fast-check";
import { expect, test } from "vitest";
import { arbitraryPings } from "../testing/arbitrary-pings.ts";
import { expectFigures } from "../testing/expect-figures.ts";
import { landOracle, listOf } from "../testing/land-oracle.ts";
import { figuresOf } from "../testing/oracle-figures.ts";
import { metrics, type MetricsRow } from "./metrics.ts";

test("every metric ever seen is listed, with its standing among today's members", async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryPings, fc.boolean(), async (pings, compact) => {
      await using world = await landOracle(pings, { compact });
      const { oracle, store } = world;
      const keys = [...new Set(pings.flatMap((ping) => Object.keys(ping.values)))].toSorted();
      const rows = await listOf<MetricsRow>(store, metrics({}));
      expect(rows.map((row) => row.key)).toEqual(keys);
      for (const row of rows) {
        expectFigures(row, figuresOf(row.key, oracle.eligibleOf(row.key, oracle.membersAt(oracle.current))));
        const seen = pings.filter((ping) => row.key in ping.values).map((ping) => ping.recorded_at);
        expect(row.first_seen).toBe(new Date(Math.min(...seen)).toISOString());
        expect(row.last_seen).toBe(new Date(Math.max(...seen)).toISOString());
      }
    }),
    { numRuns: 8 },
  );
});

test("search finds a part of a key, case aside, and takes signs of a pattern by the letter", async () => {
  await using world = await landOracle([
    { id: 1, uuid: "u", hostname: "", recorded_at: 0, received_at: 0, version: null, edition: null, users: null, values: { "a.Boards_x": 1, "a.b%s": 2 } },
  ]);
  const keys = async (search: string) => (await listOf<MetricsRow>(world.store, metrics({ search }))).map((row) => row.key);
  expect(await keys("boards")).toEqual(["a.Boards_x"]);
  expect(await keys("%")).toEqual(["a.b%s"]);
  expect(await keys("_")).toEqual(["a.Boards_x"]);
});
