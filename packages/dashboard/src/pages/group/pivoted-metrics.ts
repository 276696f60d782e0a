import { grouped } from "@pinghouse/shared/statistics/grouped";
import type { GroupMetric } from "../../api/rows.ts";

/** One metric with what each installation has of it, by its id. */
export interface PivotedMetric extends Pick<GroupMetric, "key" | "stage" | "unit" | "kind" | "adds" | "sum" | "n" | "of" | "complete"> {
  readonly values: ReadonlyMap<string, GroupMetric>;
}

/** A row for each metric of a list that has one for each metric and installation. What is still loading lacks values. */
export const pivotedMetrics = (rows: readonly GroupMetric[]): PivotedMetric[] =>
  [...grouped(rows, ({ key }) => key).values()].flatMap((all) => {
    const [first] = all;
    if (first === undefined) return [];
    const { key, stage, unit, kind, adds, sum, n, of, complete } = first;
    return [{ key, stage, unit, kind, adds, sum, n, of, complete, values: new Map(all.map((row) => [row.installation, row])) }];
  });

export const shownMetrics = ["all", "used", "differ"] as const;
export type ShownMetrics = (typeof shownMetrics)[number];

const isUsed = ({ state, value, value_text }: GroupMetric): boolean => state === "value" && (value_text !== null || (value ?? 0) !== 0);

const fits = (values: readonly GroupMetric[], show: ShownMetrics): boolean => {
  const used = values.filter(isUsed).length;
  if (show === "used") return used > 0;
  return show === "all" || (used > 0 && used < values.length);
};

/** The metrics whose key, stage, unit or text holds every word of the search, case aside: all, those used somewhere, or those used by some and not by all. */
export const foundMetrics = (metrics: readonly PivotedMetric[], search: string, show: ShownMetrics): PivotedMetric[] => {
  const words = search.toLowerCase().split(/\s+/).filter((word) => word !== "");
  return metrics.filter(({ key, stage, unit, values }) => {
    const all = [...values.values()];
    if (!fits(all, show)) return false;
    if (words.length === 0) return true;
    const text = `${key} ${stage ?? ""} ${unit ?? ""} ${all.map(({ value_text }) => value_text ?? "").join(" ")}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
};
