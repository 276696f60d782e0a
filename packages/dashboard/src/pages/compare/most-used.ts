import type { Metric } from "../../api/rows.ts";

/** The keys of the amounts that most installations use, most first; those of equal use by key. */
export const mostUsed = (metrics: readonly Metric[], count: number): string[] => {
  const users = ({ adoption, n }: Metric) => (adoption ?? 0) * n;
  return metrics
    .filter((metric) => metric.kind === "number" && users(metric) > 0)
    .toSorted((a, b) => users(b) - users(a) || (a.key < b.key ? -1 : 1))
    .slice(0, count)
    .map(({ key }) => key);
};
