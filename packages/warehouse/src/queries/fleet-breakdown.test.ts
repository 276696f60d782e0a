import * as fc from "fast-check";
import { expect, test } from "vitest";
import { arbitraryPings } from "../testing/arbitrary-pings.ts";
import { landOracle, listOf } from "../testing/land-oracle.ts";
import { fleetBreakdown, type FleetBreakdownRow } from "./fleet-breakdown.ts";

test("today's members part by version, edition and size, and each part's users add up", async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryPings, fc.constantFrom("version" as const, "edition" as const, "size" as const), async (pings, by) => {
      await using world = await landOracle(pings);
      const { oracle, store } = world;
      const name = { version: (ping: (typeof pings)[number]) => oracle.release(ping) || "unknown", edition: (ping: (typeof pings)[number]) => ping.edition ?? "unknown", size: oracle.size };
      const parts = new Map<string, FleetBreakdownRow>();
      for (const ping of oracle.membersAt(oracle.current)) {
        const value = name[by](ping);
        const part = parts.get(value) ?? { value, installations: 0, users: 0 };
        parts.set(value, { value, installations: part.installations + 1, users: part.users + (ping.users ?? 0) });
      }
      expect(await listOf<FleetBreakdownRow>(store, fleetBreakdown({ by }))).toEqual([...parts.values()].toSorted((a, b) => (a.value < b.value ? -1 : 1)));
    }),
    { numRuns: 8 },
  );
});
