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
  /** stored + duplicates + conflicts + set_aside + refused + waiting */
  received: number;
  stored: number;
  duplicates: number;
  conflicts: number;
  set_aside: number;
  refused: number;
  /** Acknowledged and on their way into the warehouse; of any age. */
  waiting: number;
  refusals: { reason: string; n: number }[];
}

const hour = 3_600_000;
const spans = { "1h": hour, "24h": 24 * hour, "7d": 168 * hour } as const;

/**
 * Where everything that was posted went. A window begins at a full hour: "1h" covers the hour that runs and the one before it.
 * `now` in milliseconds.
 */
export const ledger = async (store: Store, archive: Archive, { window }: LedgerInput, now: number): Promise<LedgerRecord> => {
  const start = window === "all" ? 0 : Math.floor((now - spans[window]) / hour) * hour;
  const since = new Date(start).toISOString();
  const { as_of, tables } = await store.read("ledger", [
    sql`SELECT count(*)::INTEGER AS stored FROM ping WHERE received_at >= ${since}::TIMESTAMP`,
    sql`SELECT outcome, reason, sum(n)::BIGINT AS n FROM ledger WHERE hour >= ${since}::TIMESTAMP
      GROUP BY outcome, reason ORDER BY n DESC, reason`,
  ]);
  const [pings, counts] = tables;
  const { stored } = (pings && tableRows<{ stored: number }>(pings)[0]) ?? { stored: 0 };
  const counted = counts === undefined ? [] : tableRows<{ outcome: string; reason: string; n: number }>(counts);
  const sum = (outcome: string): number => counted.reduce((total, row) => (row.outcome === outcome ? total + row.n : total), 0);
  const set_aside = (await archive.quarantined()).filter((ping) => Date.parse(ping.received_at) >= start).length;
  const figures = await archive.figures();
  const waiting = Math.max(0, figures.accepted - figures.quarantined - store.progress().landed);
  const [duplicates, conflicts, refused] = [sum("duplicate"), sum("conflict"), sum("refused")];
  return {
    as_of,
    window,
    since: window === "all" ? null : since,
    received: stored + duplicates + conflicts + set_aside + refused + waiting,
    stored,
    duplicates,
    conflicts,
    set_aside,
    refused,
    waiting,
    refusals: counted.filter((row) => row.outcome === "refused").map(({ reason, n }) => ({ reason, n })),
  };
};
