import { sql } from "../store/sql.ts";
import { tableRows } from "../store/table.ts";
import type { Store } from "../store/door.ts";

export interface HealthGrowthRecord {
  as_of: string | null;
  /** Pings in the warehouse, superseded ones included. */
  pings: number;
  /** Pings recorded a day, over the 28 days before as-of. By record and not by receipt, so that an import is no flood. */
  pings_per_day: number;
}

/** How fast pings come in, for the forecast of the disk. */
export const healthGrowth = async (store: Store): Promise<HealthGrowthRecord> => {
  const { as_of, tables } = await store.read("health_growth", [sql`
    SELECT count(*)::INTEGER AS pings,
      count(*) FILTER (recorded_at > (SELECT as_of FROM progress) - INTERVAL 28 DAY AND recorded_at <= (SELECT as_of FROM progress)) / 28.0::DOUBLE AS pings_per_day
    FROM ping`]);
  const [row] = tables[0] ? tableRows<Omit<HealthGrowthRecord, "as_of">>(tables[0]) : [];
  return { as_of, pings: row?.pings ?? 0, pings_per_day: row?.pings_per_day ?? 0 };
};
