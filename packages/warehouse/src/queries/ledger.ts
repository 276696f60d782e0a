import { isoInstant } from "@pinghouse/shared/time/instant";
import { z } from "zod";
import type { Archive } from "../archive/archive.ts";
import type { Store } from "../store/door.ts";
import { sql } from "../store/sql.ts";
import { tableRows } from "../store/table.ts";

export const ledgerInput = z.object({ window: z.enum(["1h", "24h", "7d", "all"]).default("all") });
export type LedgerInput = z.infer<typeof ledgerInput>;

export interface LedgerRecord {
  as_of: string | null;
  window: "1h" | "24h" | "7d" | "all";
  /** Start of the window: a full UTC hour, because counts are kept by the hour. Null for all. */
  since: string | null;
  /** Distinct pings that the journal acknowledged, with duplicates, conflicts and refusals: counted apart from what follows. */
  received: number;
  stored: number;
  duplicates: number;
  conflicts: number;
  set_aside: number;
  refused: number;
  /** Acknowledged and on their way into the warehouse. */
  waiting: number;
  /** received less all of these: what the journal acknowledged and the warehouse should have and has not. Zero, or an alarm; below zero it has too much. */
  lost: number;
  refusals: { reason: string; n: number }[];
}

const hour = 3_600_000;
const spans = { "1h": hour, "24h": 24 * hour, "7d": 168 * hour } as const;

interface Count {
  outcome: string;
  reason: string;
  n: number;
}

/** Stored and counted since `start`; the pings up to the id `newest` alone, so that what comes meanwhile is on neither side. */
const inStore = async (store: Store, start: number, newest: number) => {
  const since = isoInstant(start);
  const { as_of, tables } = await store.read("ledger", [
    sql`SELECT count(*)::INTEGER AS stored FROM ping WHERE received_at >= ${since}::TIMESTAMP AND ping <= ${newest}`,
    sql`SELECT outcome, reason, sum(n)::BIGINT AS n FROM ledger WHERE hour >= ${since}::TIMESTAMP
      GROUP BY outcome, reason ORDER BY n DESC, reason`,
  ]);
  const [pings, counts] = tables;
  const { stored } = (pings && tableRows<{ stored: number }>(pings)[0]) ?? { stored: 0 };
  return { as_of, stored, counted: counts === undefined ? [] : tableRows<Count>(counts) };
};

const look = async (store: Store, archive: Archive, start: number) => {
  const { pings, newest, settled } = await archive.accepted(start);
  const { as_of, stored, counted } = await inStore(store, start, newest);
  const aside = (await archive.quarantined()).filter((ping) => Date.parse(ping.received_at) >= start && ping.ping_id <= newest);
  const sum = (outcome: string): number => counted.reduce((total, row) => (row.outcome === outcome ? total + row.n : total), 0);
  const left = pings - stored - aside.length;
  return {
    as_of,
    received: pings + sum("duplicate") + sum("conflict") + sum("refused"),
    stored,
    duplicates: sum("duplicate"),
    conflicts: sum("conflict"),
    set_aside: aside.length,
    refused: sum("refused"),
    waiting: settled ? 0 : Math.max(0, left),
    lost: settled ? left : Math.min(0, left),
    refusals: counted.filter((row) => row.outcome === "refused").map(({ reason, n }) => ({ reason, n })),
  };
};

/**
 * Where everything that was posted went: received = stored + duplicates + conflicts + set_aside + refused + waiting + lost.
 * A window begins at a full hour: "1h" covers the hour that runs and the one before it. `now` in milliseconds.
 * Journal and warehouse are asked one after the other; a loss is told only where a second look finds it too.
 */
export const ledger = async (store: Store, archive: Archive, { window }: LedgerInput, now: number): Promise<LedgerRecord> => {
  const start = window === "all" ? 0 : Math.floor((now - spans[window]) / hour) * hour;
  const first = await look(store, archive, start);
  const { as_of, ...account } = first.lost === 0 ? first : await look(store, archive, start);
  return { as_of, window, since: window === "all" ? null : isoInstant(start), ...account };
};
