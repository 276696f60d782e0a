import * as fc from "fast-check";
import { expect, test } from "vitest";
import { arbitraryChecks } from "../testing/arbitrary-checks.ts";
import { arbitraryPings } from "../testing/arbitrary-pings.ts";
import { landOracle, listOf } from "../testing/land-oracle.ts";
import { checksOf, flatChecks, hostsOf } from "../testing/oracle-checks.ts";
import { checkDays, type CheckDaysRow } from "./check-days.ts";

test("each day has its checks and, apart from them, its pings", async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryPings, arbitraryChecks, fc.option(fc.constant("2025-12-28"), { nil: undefined }), async (pings, days, from) => {
      await using world = await landOracle(pings);
      await world.store.keepChecks(days, true);
      const all = flatChecks(days);
      const pinged = pings.map(({ recorded_at }) => new Date(recorded_at).toISOString().slice(0, 10));
      const expected = [...new Set([...all.map(({ day }) => day), ...pinged])].toSorted().filter((day) => day >= (from ?? "")).map((day) => {
        const rows = all.filter((row) => row.day === day);
        const versions = new Set(rows.map(({ version }) => version).filter((version) => version !== "unknown" && version !== "other")).size;
        return { day, checks: checksOf(rows), hosts: hostsOf(rows), versions, pings: pinged.filter((one) => one === day).length };
      });
      expect(await listOf<CheckDaysRow>(world.store, checkDays(from === undefined ? {} : { from }))).toEqual(expected);
    }),
    { numRuns: 12 },
  );
});

test("a product narrows the checks, and leaves the pings", async () => {
  await using world = await landOracle([{ id: 1, uuid: "a", hostname: "", recorded_at: Date.UTC(2026, 0, 5), received_at: Date.UTC(2026, 0, 5), version: null, edition: null, users: null, values: {} }]);
  const row = { version: "18.7.0", referer_host: "", source: "http" as const };
  await world.store.keepChecks([{ day: "2026-01-05", counts: [{ ...row, product: "gitlab", n: 2 }, { ...row, product: "tool", n: 5 }] }]);
  expect(await listOf<CheckDaysRow>(world.store, checkDays({ product: "tool" }))).toEqual([{ day: "2026-01-05", checks: 5, hosts: 0, versions: 1, pings: 1 }]);
});
