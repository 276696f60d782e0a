import * as fc from "fast-check";
import { expect, test } from "vitest";
import { versionOrder } from "@pinghouse/shared/version/version";
import { arbitraryChecks } from "../testing/arbitrary-checks.ts";
import { arbitraryPings } from "../testing/arbitrary-pings.ts";
import { landOracle, listOf } from "../testing/land-oracle.ts";
import { mondayOf } from "../testing/oracle.ts";
import { checksOf, flatChecks, groupChecks, hostsOf, newestDayOf, recentChecks } from "../testing/oracle-checks.ts";
import { checkVersions, type CheckVersionsRow } from "./check-versions.ts";

test("versions that asked have their checks, and beside them today's members that run them", async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryPings, arbitraryChecks, fc.boolean(), async (pings, days, windowed) => {
      await using world = await landOracle(pings);
      await world.store.keepChecks(days, true);
      const { oracle } = world;
      const asOf = Math.max(...pings.map(({ received_at }) => received_at));
      const all = flatChecks(days);
      const asked = windowed ? all.filter(({ day }) => day >= "2025-12-28") : recentChecks(all, newestDayOf(all, asOf));
      const expected = [...groupChecks(asked, ({ product, version }) => `${product}\n${version}`)].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, rows]) => {
        const [product, version = ""] = key.split("\n");
        const order = versionOrder(version);
        const members = oracle.membersAt(mondayOf(asOf)).filter((ping) => order !== null && ping.version !== null && versionOrder(ping.version) === order);
        const on = rows.map(({ day }) => day).toSorted();
        const users = members.reduce((sum, ping) => sum + (ping.users ?? 0), 0);
        return { product, version, checks: checksOf(rows), hosts: hostsOf(rows), first_day: on[0], last_day: on.at(-1), installations: members.length, active_users: users };
      });
      expect(await listOf<CheckVersionsRow>(world.store, checkVersions(windowed ? { from: "2025-12-28" } : {}))).toEqual(expected);
    }),
    { numRuns: 12 },
  );
});
