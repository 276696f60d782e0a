import { Problem } from "@pinghouse/shared/problem/problem";
import { z } from "zod";
import type { Store } from "../store/door.ts";
import { tableRows } from "../store/table.ts";
import { metricRow, type MetricsRow } from "./metrics.ts";
import type { MemberScope } from "./parts/member-scope.ts";

export const metricInput = z.object({ key: z.string() });
export type MetricInput = z.infer<typeof metricInput>;

export interface MetricRecord extends MetricsRow {
  as_of: string | null;
}

/** One metric by its key. Throws Problem "not_found" for one neither seen nor defined. */
export const metric = async (store: Store, { key }: MetricInput, scope: MemberScope = {}): Promise<MetricRecord> => {
  const { as_of, tables } = await store.read("metric", [metricRow(key, scope)]);
  const row = tables[0] && tableRows<MetricsRow>(tables[0])[0];
  if (row === undefined) throw new Problem("not_found", `No ping ever held a metric "${key}", and none is defined.`);
  return { as_of, ...row };
};
