import type { Metric } from "../../api/rows.ts";

export const metricKinds = ["all", "number", "boolean", "string"] as const;
export type MetricKind = (typeof metricKinds)[number];

const textOf = ({ key, description, stage, product_group: group }: Metric): string => `${key} ${description ?? ""} ${stage ?? ""} ${group ?? ""}`.toLowerCase();

/** The metrics whose key, description, stage or owner hold every word of the search, of one kind or any. Case does not matter. */
export const foundMetrics = (rows: readonly Metric[], search: string, kind: MetricKind): Metric[] => {
  const words = search.toLowerCase().split(/\s+/).filter((word) => word !== "");
  return rows.filter((row) => (kind === "all" || row.kind === kind) && words.every((word) => textOf(row).includes(word)));
};
