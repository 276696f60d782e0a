import * as fc from "fast-check";
import { expect, test } from "vitest";
import { arbitraryPings } from "../testing/arbitrary-pings.ts";
import { landOracle, listOf } from "../testing/land-oracle.ts";
import { mondayText } from "../testing/oracle.ts";
import { versions, type VersionsRow } from "./versions.ts";

const depth = { major: 1, minor: 2, patch: 9 } as const;

test("each week's members part by version, as deep as asked for", async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryPings, fc.constantFrom("major" as const, "minor" as const, "patch" as const), async (pings, by) => {
      await using world = await landOracle(pings);
      const { oracle, store } = world;
      const expected = oracle.weeks().flatMap((week) => {
        const parts = new Map<string, VersionsRow>();
        for (const ping of oracle.membersAt(week)) {
          const version = oracle.release(ping).split(".").slice(0, depth[by]).join(".") || "unknown";
          const part = parts.get(version) ?? { week: mondayText(week), version, installations: 0, active_users: 0 };
          parts.set(version, { ...part, installations: part.installations + 1, active_users: part.active_users + (ping.users ?? 0) });
        }
        return [...parts.values()].toSorted((a, b) => (a.version < b.version ? -1 : 1));
      });
      expect(await listOf<VersionsRow>(store, versions({ by }))).toEqual(expected);
    }),
    { numRuns: 12 },
  );
});
