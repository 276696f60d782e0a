import { expect, test } from "vitest";
import { openTestStore } from "../testing/open-test-store.ts";
import { quietArchive } from "../testing/quiet-archive.ts";
import { ping } from "../testing/test-ping.ts";
import { ledger } from "./ledger.ts";

const now = Date.parse("2026-01-10T12:30:00Z");
const hour = 3_600_000;

const world = () =>
  openTestStore(
    [
      ping({ uuid: "a", at: "2026-01-10T12:20:00Z" }),
      ping({ uuid: "b", at: "2026-01-10T11:00:00Z" }),
      ping({ uuid: "c", at: "2026-01-09T13:00:00Z" }),
      ping({ uuid: "d", at: "2025-12-01T00:00:00Z" }),
    ],
    {
      counts: [
        { hour: now - hour / 2, outcome: "duplicate", reason: "", n: 1 },
        { hour: now - 30 * hour, outcome: "refused", reason: "bad_json", n: 2 },
        { hour: now - 30 * hour, outcome: "refused", reason: "too_deep", n: 7 },
        { hour: now - 300 * hour, outcome: "conflict", reason: "", n: 4 },
      ],
    },
  );

const aside = {
  ping_id: 9, uuid: "e", hostname: "", installation: "e@", version: null, recorded_at: "2026-02-01T00:00:00.000Z",
  received_at: "2026-01-10T12:00:00.000Z", reason: "future" as const, detail: "", bytes: 120, source: "http" as const,
};

test.each([
  ["1h", "2026-01-10T11:00:00.000Z", { stored: 2, duplicates: 1, conflicts: 0, set_aside: 1, refused: 0 }],
  ["24h", "2026-01-09T12:00:00.000Z", { stored: 3, duplicates: 1, conflicts: 0, set_aside: 1, refused: 0 }],
  ["7d", "2026-01-03T12:00:00.000Z", { stored: 3, duplicates: 1, conflicts: 0, set_aside: 1, refused: 9 }],
  ["all", null, { stored: 4, duplicates: 1, conflicts: 4, set_aside: 1, refused: 9 }],
] as const)("the ledger of %s begins at a full hour and adds up", async (window, since, expected) => {
  await using store = await world();
  const accepted = expected.stored + expected.set_aside + 2;
  const record = await ledger(store, quietArchive({ accepted, quarantined: [aside] }), { window }, now);
  expect(record).toMatchObject({ since, ...expected, waiting: 2, lost: 0 });
  const { stored, duplicates, conflicts, set_aside, refused, waiting } = record;
  expect(record.received).toBe(stored + duplicates + conflicts + set_aside + refused + waiting);
});

test("refusals are told apart, most frequent first", async () => {
  await using store = await world();
  const record = await ledger(store, quietArchive({ accepted: 4 }), { window: "7d" }, now);
  expect(record.refusals).toEqual([{ reason: "too_deep", n: 7 }, { reason: "bad_json", n: 2 }]);
});

test("what the journal acknowledged and the warehouse has not is lost only once nothing waits; too much stored is told at once", async () => {
  await using store = await world();
  const of = (accepted: number, settled: boolean) => ledger(store, quietArchive({ accepted, settled }), { window: "all" }, now);
  expect(await of(6, true)).toMatchObject({ received: 20, waiting: 0, lost: 2 });
  expect(await of(6, false)).toMatchObject({ received: 20, waiting: 2, lost: 0 });
  expect(await of(3, false)).toMatchObject({ received: 17, waiting: 0, lost: -1 });
});

test("pings that come after the journal was asked are on neither side", async () => {
  await using store = await world();
  const archive = { ...quietArchive({ accepted: 0, quarantined: [aside] }), accepted: async () => ({ pings: 0, newest: 0, settled: true }) };
  expect(await ledger(store, archive, { window: "all" }, now)).toMatchObject({ stored: 0, set_aside: 0, lost: 0 });
});
