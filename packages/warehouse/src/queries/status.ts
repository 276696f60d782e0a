import type { Archive } from "../archive/archive.ts";
import type { Store } from "../store/door.ts";
import { sql } from "../store/sql.ts";
import { tableRows } from "../store/table.ts";

export interface StatusRecord {
  as_of: string | null;
  pings: {
    /** Distinct pings given an id. */
    accepted: number;
    /** Those put into the warehouse, superseded ones included. */
    landed: number;
    /** Posts that repeated a ping, and posts of another body under a known key. */
    duplicates: number;
    conflicts: number;
    /** Pings set aside now. accepted = landed + quarantined + waiting. */
    quarantined: number;
    /** Posts answered 4xx, 429 aside. */
    refused: number;
  };
  installations: number;
  metrics: number;
  journal_bytes: number;
  warehouse_bytes: number;
}

interface Counts {
  landed: number;
  duplicates: number;
  conflicts: number;
  refused: number;
  installations: number;
  metrics: number;
}

/** How much there is. Duplicates, conflicts and refusals are counted a second late at most. */
export const status = async (store: Store, archive: Archive): Promise<StatusRecord> => {
  const { as_of, tables } = await store.read("status", [sql`
    SELECT landed, coalesce((SELECT sum(n) FROM ledger WHERE outcome = 'duplicate'), 0)::BIGINT AS duplicates,
      coalesce((SELECT sum(n) FROM ledger WHERE outcome = 'conflict'), 0)::BIGINT AS conflicts,
      coalesce((SELECT sum(n) FROM ledger WHERE outcome = 'refused'), 0)::BIGINT AS refused,
      (SELECT count(*) FROM installation) AS installations, (SELECT count(*) FROM metric) AS metrics
    FROM progress`]);
  const [row] = tables[0] ? tableRows<Counts>(tables[0]) : [];
  const { landed = 0, duplicates = 0, conflicts = 0, refused = 0, installations = 0, metrics = 0 } = row ?? {};
  const { accepted, quarantined, journal_bytes } = await archive.figures();
  return {
    as_of,
    pings: { accepted, landed, duplicates, conflicts, quarantined, refused },
    installations,
    metrics,
    journal_bytes,
    warehouse_bytes: store.progress().warehouse_bytes,
  };
};
