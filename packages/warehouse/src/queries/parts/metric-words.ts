import { plain, type Sql } from "../../store/sql.ts";

/** What the search reads of every metric ever seen or defined, by key: a row each as `Searched` of shared/metrics/search.ts. */
export const metricWords: Sql = plain(`
  SELECT coalesce(metric.key, definition.key) AS key, description, stage, product_group, tiers, unit
  FROM metric FULL JOIN definition ON definition.key = metric.key ORDER BY 1`);
