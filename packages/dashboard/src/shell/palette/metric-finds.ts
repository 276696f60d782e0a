import type { Find } from "./find.ts";

/** A metric as lists hold it. */
interface Listed {
  key: string;
  description: string | null;
  stage: string | null;
}

/** Metrics in the palette, found by key, description and stage. `href` is the page of one. */
export const metricFinds = (metrics: readonly Listed[], href: (key: string) => string): Find[] =>
  metrics.map(({ key, description, stage }) => ({
    id: `metric ${key}`,
    title: key,
    words: `${stage ?? ""} ${description ?? ""}`,
    ...(description === null ? {} : { note: description }),
    icon: "metrics",
    metric: true,
    href: href(key),
  }));

/** Leads to a page with all metrics that fit. */
export const allMetrics = (page: string) => (text: string): Find => ({
  id: "metrics all",
  title: "All metrics that fit",
  icon: "search",
  href: `${page}?q=${encodeURIComponent(text)}`,
});
