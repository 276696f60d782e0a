import { Problem } from "@pinghouse/shared/problem/problem";
import type { Store } from "../store/door.ts";
import { sql } from "../store/sql.ts";
import { tableRows } from "../store/table.ts";
import { textRows } from "./parts/member-scope.ts";
import type { As } from "./parts/rate.ts";

/**
 * Throws Problem "not_found" for a metric that no ping ever held and no definition names, and "bad_parameter" where rates are asked of
 * one that its definition says counts 7 or 28 days: that is no total.
 */
export const checkMetric = async (store: Store, key: string, as?: As): Promise<void> => {
  const known = sql`SELECT NULL AS time_frame FROM metric WHERE key = ${key} UNION ALL SELECT time_frame FROM definition WHERE key = ${key}`;
  const { tables } = await store.read("check_metric", [known]);
  const rows = tables[0] === undefined ? [] : tableRows<{ time_frame: string | null }>(tables[0]);
  if (rows.length === 0) throw new Problem("not_found", `No ping ever held a metric "${key}", and none is defined.`);
  const frame = rows.find(({ time_frame }) => time_frame === "7d" || time_frame === "28d")?.time_frame;
  if (as === "rate" && typeof frame === "string") {
    throw new Problem("bad_parameter", { detail: `as: "${key}" counts ${frame.replace("d", " days")} and is no total, so it has no rate.`, extra: { parameter: "as" } });
  }
};

/** Throws Problem "not_found", naming the first, where some of the keys are of no metric. */
export const checkMetrics = async (store: Store, keys: readonly string[]): Promise<void> => {
  const unknown = sql`SELECT text FROM ${textRows(keys)} WHERE text NOT IN (SELECT key FROM metric UNION ALL SELECT key FROM definition) ORDER BY text LIMIT 1`;
  const { tables } = await store.read("check_metric", [unknown]);
  const [found] = tables[0] === undefined ? [] : tableRows<{ text: string }>(tables[0]);
  if (found !== undefined) throw new Problem("not_found", `No ping ever held a metric "${found.text}", and none is defined.`);
};
