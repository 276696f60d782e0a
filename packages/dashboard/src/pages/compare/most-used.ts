import type { Metric } from "../../api/rows.ts";

/**
 * The keys of the counters that most installations use, most first; those of equal use by key. Counters stand under
 * `counts`, `counts_monthly`, `counts_weekly`; where there is none, any amount will do.
 */
export const mostUsed = (metrics: readonly Metric[], count: number): string[] => {
  const users = ({ adoption, n }: Metric) => (adoption ?? 0) * n;
  const amounts = metrics.filter((metric) => metric.kind === "number" && users(metric) > 0);
  const counters = amounts.filter(({ key }) => key.startsWith("counts"));
  return (counters.length === 0 ? amounts : counters)
    .toSorted((a, b) => users(b) - users(a) || (a.key < b.key ? -1 : 1))
    .slice(0, count)
    .map(({ key }) => key);
};
