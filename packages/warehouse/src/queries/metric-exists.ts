import type { Store } from "../store/door.ts";
import { sql } from "../store/sql.ts";

/** Whether a ping ever held a metric of this key, or one is defined. */
export const metricExists = async (store: Store, key: string): Promise<boolean> => {
  const { tables } = await store.read("metric_exists", [sql`SELECT key FROM metric WHERE key = ${key} UNION ALL SELECT key FROM definition WHERE key = ${key}`]);
  return (tables[0]?.length ?? 0) > 0;
};
