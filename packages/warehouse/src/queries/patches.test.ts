import { hasHole, holeOf } from "@pinghouse/shared/release/hole";
import type { Release } from "@pinghouse/shared/release/release";
import { minorOf, versionOrder } from "@pinghouse/shared/version/version";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { arbitraryChecks } from "../testing/arbitrary-checks.ts";
import { arbitraryPings } from "../testing/arbitrary-pings.ts";
import { landOracle, listOf } from "../testing/land-oracle.ts";
import { mondayOf } from "../testing/oracle.ts";
import { checksOf, flatChecks, hostsOf, newestDayOf, recentChecks } from "../testing/oracle-checks.ts";
import { patches, type PatchesRow } from "./patches.ts";

const fix = (version: string, affected: string[]): Release => ({ version, released_on: "2026-01-01", security: true, critical: false, advisories: ["A"], affected });
const registries: Release[][] = [
  [fix("18.7.1", [])],
  [fix("18.5.1", [">=18.0 <18.7.1"]), fix("18.7.1", [">=18.0 <18.7.1"])],
  [fix("18.6.1", [">18.5.0 <=18.6.0", "=17.11.3"]), fix("18.8.0", [">=18.7.0"])],
  [fix("17.0.0", [])],
];

test("who has a hole stands by minor, with the fix of that minor, members and checks apart", async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryPings, arbitraryChecks, fc.constantFrom(...registries), async (pings, days, releases) => {
      await using world = await landOracle(pings);
      await world.store.keepChecks(days, true);
      const hole = holeOf({ advisory: "A" }, releases, "2026-02-01");
      if (hole === undefined) throw new Error("there is a fix");
      const asOf = Math.max(...pings.map(({ received_at }) => received_at));
      const members = world.oracle.membersAt(mondayOf(asOf)).flatMap((ping) => (ping.version !== null && hasHole(hole, ping.version) ? [{ ...ping, version: world.oracle.release(ping) }] : []));
      const all = flatChecks(days);
      const asked = recentChecks(all, newestDayOf(all, asOf)).filter(({ version }) => hasHole(hole, version)).map((row) => ({ ...row, referer_host: row.referer_host ?? "" }));
      const minors = [...new Set([...members, ...asked].map(({ version }) => minorOf(version) ?? ""))].toSorted();
      const expected = minors.map((minor) => {
        const [own, checked] = [members.filter(({ version }) => minorOf(version) === minor), asked.filter(({ version }) => minorOf(version) === minor)];
        const versions = [...new Set([...own, ...checked].map(({ version }) => version))].toSorted((a, b) => (versionOrder(a) ?? 0) - (versionOrder(b) ?? 0));
        return {
          minor,
          fixed_in: releases.find(({ version }) => minorOf(version) === minor)?.version ?? null,
          versions: versions.join("|"),
          installations: own.length,
          active_users: own.reduce((sum, ping) => sum + (ping.users ?? 0), 0),
          checks: checksOf(checked),
          hosts: hostsOf(checked),
        };
      });
      expect(await listOf<PatchesRow>(world.store, patches(hole))).toEqual(expected);
    }),
    { numRuns: 20 },
  );
});

test("members that do not check, and hosts that check without a ping, stand side by side", async () => {
  const at = Date.UTC(2026, 0, 5);
  const ping = { hostname: "", recorded_at: at, received_at: at, edition: null, values: {} };
  await using world = await landOracle([{ ...ping, id: 1, uuid: "a", version: "18.6.0-ee", users: 40 }, { ...ping, id: 2, uuid: "b", version: "18.7.1", users: 7 }]);
  const row = { product: "gitlab", version: "18.6.0", source: "http" as const };
  await world.store.keepChecks([{ day: "2026-01-05", counts: [{ ...row, referer_host: "", n: 3 }, { ...row, referer_host: "a.example", n: 2 }, { ...row, referer_host: "b.example", n: 1 }] }]);
  const hole = holeOf({ release: "18.7.1" }, [fix("18.7.1", [])], "2026-02-01");
  expect(hole && (await listOf<PatchesRow>(world.store, patches(hole)))).toEqual([{ minor: "18.6", fixed_in: null, versions: "18.6.0", installations: 1, active_users: 40, checks: 6, hosts: 2 }]);
});
