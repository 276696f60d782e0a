import * as fc from "fast-check";
import { expect, test } from "vitest";
import { arbitraryPings } from "../testing/arbitrary-pings.ts";
import { landOracle, listOf } from "../testing/land-oracle.ts";
import { openTestStore } from "../testing/open-test-store.ts";
import { ping } from "../testing/test-ping.ts";
import { retention, type RetentionRow } from "./retention.ts";

const monthOf = (ms: number): string => new Date(ms).toISOString().slice(0, 7);
const monthNumber = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5));
const monthText = (number: number): string => `${Math.floor((number - 1) / 12)}-${String(((number - 1) % 12) + 1).padStart(2, "0")}`;

test("each first-seen month has a row for every month since, with who still sent a ping", async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryPings, async (pings) => {
      await using world = await landOracle(pings);
      const { oracle, store } = world;
      const groups = new Map(pings.map((one) => [oracle.installationOf(one), pings.filter((other) => oracle.installationOf(other) === oracle.installationOf(one))]));
      const born = new Map([...groups].map(([id, all]) => [id, monthOf(Math.min(...all.map((one) => one.recorded_at)))]));
      const months = [...new Set(born.values())].toSorted();
      const last = monthNumber(monthOf(oracle.asOf));
      const expected = months.flatMap((month) => {
        const ids = [...born].filter(([, at]) => at === month).map(([id]) => id);
        return Array.from({ length: last - monthNumber(month) + 1 }, (_, since): RetentionRow => {
          const at = monthText(monthNumber(month) + since);
          const active = ids.filter((id) => (groups.get(id) ?? []).some((one) => monthOf(one.recorded_at) === at)).length;
          return { cohort_month: month, months_since: since, base: ids.length, active, left_censored: month === months[0] };
        });
      });
      expect(await listOf<RetentionRow>(store, retention({ by: "first_seen" }))).toEqual(expected);
    }),
    { numRuns: 12 },
  );
});

test("by creation, what was there before the hub is left-censored, and who does not say is left out", async () => {
  await using store = await openTestStore([
    ping({ uuid: "a", at: "2026-01-10", created_at: "2025-11-03" }),
    ping({ uuid: "a", at: "2026-02-10", created_at: "2025-11-03" }),
    ping({ uuid: "b", at: "2026-02-11", created_at: "2026-02-01" }),
    ping({ uuid: "c", at: "2026-02-11" }),
  ]);
  expect(await listOf<RetentionRow>(store, retention({ by: "created" }))).toEqual([
    { cohort_month: "2025-11", months_since: 0, base: 1, active: 0, left_censored: true },
    { cohort_month: "2025-11", months_since: 1, base: 1, active: 0, left_censored: true },
    { cohort_month: "2025-11", months_since: 2, base: 1, active: 1, left_censored: true },
    { cohort_month: "2025-11", months_since: 3, base: 1, active: 1, left_censored: true },
    { cohort_month: "2026-02", months_since: 0, base: 1, active: 1, left_censored: false },
  ]);
});
