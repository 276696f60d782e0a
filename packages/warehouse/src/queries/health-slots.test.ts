import * as fc from "fast-check";
import { expect, test } from "vitest";
import { arbitraryPings } from "../testing/arbitrary-pings.ts";
import { arbitraryWeeklyPings } from "../testing/arbitrary-weekly-pings.ts";
import { landOracle, listOf } from "../testing/land-oracle.ts";
import { openTestStore } from "../testing/open-test-store.ts";
import { oracleSlots } from "../testing/oracle-slots.ts";
import { installationId, ping } from "../testing/test-ping.ts";
import { healthSlots, type HealthSlotsRow } from "./health-slots.ts";

test("each installation's turn is the median of its times, and it is in, due or late against it, whatever the fleet", async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(arbitraryPings, arbitraryWeeklyPings, arbitraryWeeklyPings), async (pings) => {
      await using world = await landOracle(pings);
      const rows = await listOf<HealthSlotsRow>(world.store, healthSlots({}));
      const expected = [...oracleSlots(pings)].map(([name, { state, due }]) => {
        const [uuid = "", hostname = ""] = name.split(" ");
        return { id: installationId(uuid, hostname), state, due_at: due === null ? null : new Date(due).toISOString() };
      });
      expect(rows.map(({ id, state, due_at }) => ({ id, state, due_at }))).toEqual(expected.toSorted((a, b) => (a.id < b.id ? -1 : 1)));
    }),
    { numRuns: 25 },
  );
});

const weekly = (uuid: string, times: readonly string[]) => times.map((at) => ping({ uuid, hostname: "", at, received: "2026-01-22T12:00:00Z" }));

test("a turn at the turn of the week is one time, not two; a retry of a day is no other turn", async () => {
  await using store = await openTestStore([
    ...weekly("night", ["2026-01-04T23:58:00Z", "2026-01-12T00:02:00Z", "2026-01-18T23:59:00Z"]),
    ...weekly("retried", ["2025-12-31T09:00:00Z", "2026-01-08T09:00:00Z", "2026-01-14T09:00:00Z", "2026-01-21T09:00:00Z"]),
    ...weekly("daily", ["2026-01-17", "2026-01-18", "2026-01-19", "2026-01-20", "2026-01-21"]),
  ]);
  const rows = await listOf<HealthSlotsRow>(store, healthSlots({}));
  expect(rows.map(({ id, state, slot, due_at }) => [id, state, slot, due_at])).toEqual([
    ["daily@", "irregular", null, null],
    ["night@", "in", 7 * 1440 - 1, "2026-01-18T23:59:00.000Z"],
    ["retried@", "in", 2 * 1440 + 540, "2026-01-21T09:00:00.000Z"],
  ]);
});

test("only the states asked for are listed", async () => {
  await using store = await openTestStore([...weekly("late", ["2026-01-08T09:00:00Z", "2026-01-15T09:00:00Z"].map((at) => at.replace("15T", "14T").replace("08T", "07T"))), ...weekly("new", ["2026-01-21"])]);
  const rows = await listOf<HealthSlotsRow>(store, healthSlots({ state: ["late"] }));
  expect(rows).toMatchObject([{ id: "late@", state: "late", last_ping_at: "2026-01-14T09:00:00.000Z", learned_from: 2 }]);
});
