import type { Store } from "../../store/door.ts";
import { sql } from "../../store/sql.ts";
import { tableRows } from "../../store/table.ts";

/** What a metric's definition says beside its description, unit and stage. */
export interface MetricDefinition {
  time_frame: string | null;
  /** With `|` between them. */
  tiers: string | null;
  edition: string | null;
  /** The first version that has it, and the first that has it no more. */
  milestone: string | null;
  milestone_removed: string | null;
  product_group: string | null;
  status: string | null;
}

/** Null where no definition names the metric. */
export const metricDefinition = async (store: Store, key: string): Promise<MetricDefinition | null> => {
  const { tables } = await store.read("metric_definition", [sql`SELECT time_frame, tiers, edition, milestone, milestone_removed, product_group, status FROM definition WHERE key = ${key}`]);
  return (tables[0] && tableRows<MetricDefinition>(tables[0])[0]) ?? null;
};
