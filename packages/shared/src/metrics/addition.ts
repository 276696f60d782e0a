import type { Definition } from "./definition.ts";
import { splitKey } from "./key.ts";
import { measureOf } from "./measure.ts";

/**
 * How the values that several installations have of one metric come together. `sum`: they add up. `at_most`: people are counted, and who has an
 * account on two installations is counted by both, so the whole is at most the sum. `on_in`: a switch, on in so many of them. `none`: texts,
 * averages, shares, settings and whatever nothing says what it is; such values stand side by side alone.
 */
export const additions = ["sum", "at_most", "on_in", "none"] as const;
export type Addition = (typeof additions)[number];

/** What decides it. */
export interface Addable {
  readonly key: string;
  readonly kind: "number" | "boolean" | "string" | "unknown";
  /** Null where nobody declared the metric. */
  readonly defined: Pick<Definition, "value_type" | "time_frame" | "data_source" | "unit"> | null;
}

/** People who are counted by each installation that they have an account on, and the seats that one licence gives to several. */
const people = new Set(
  "account accounts approver approvers assignee assignees author authors committer committers contributor contributors developer developers member members owner owners people person persons reviewer reviewers seat seats user users visitor visitors".split(" "),
);
const countedOnce = new Set(["distinct", "unique"]);
const noAmount = new Set(
  "average avg mean median percent percentage percentile quantile ratio share max maximum min minimum p50 p75 p90 p95 p99 per".split(" "),
);

/** By GitLab's own keys: people and seats, although no window says so. `historical_max_users` are peaks of different days. */
const ofLicences = new Set(["active_user_count", "historical_max_users", "license_billable_users", "license_user_count"]);

/** Sections whose values are distinct people unless their unit says otherwise. */
const distinctSections = /^(?:redis_hll_counters|usage_activity_by_stage(?:_monthly)?|\w+_unique_visits)$/;

const wordsOf = (text: string): string[] => text.toLowerCase().split(/[^a-z0-9%]+/).filter((word) => word !== "");
const holds = (words: readonly string[], known: ReadonlySet<string>): boolean => words.some((word) => known.has(word));

const countsPeople = ({ key, defined }: Addable): boolean => {
  const unit = wordsOf(defined?.unit ?? "");
  if (unit.length > 0) return holds(unit, people);
  const [section = "", ...rest] = splitKey(key);
  const words = wordsOf(rest.join(" "));
  return distinctSections.test(section) || defined?.data_source === "redis_hll" || holds(words, people) || holds(words, countedOnce);
};

/** Totals and counts over a window; sums are totals too. */
const isCount = ({ key, defined }: Addable): boolean => measureOf(key, defined).window !== null || (defined === null && key.startsWith("sums."));

/** Decides how a metric adds up over installations: the one place that does. */
export const additionOf = (metric: Addable): Addition => {
  const { key, kind, defined } = metric;
  if (kind === "boolean") return "on_in";
  if (kind !== "number" || defined?.value_type === "object") return "none";
  if (ofLicences.has(key)) return "at_most";
  const unit = wordsOf(defined?.unit ?? "");
  if (unit.includes("%") || holds(unit, noAmount) || holds(wordsOf(splitKey(key).at(-1) ?? ""), noAmount)) return "none";
  if (!isCount(metric)) return "none";
  return countsPeople(metric) ? "at_most" : "sum";
};
