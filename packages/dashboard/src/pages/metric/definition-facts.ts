import type { Metric } from "../../api/rows.ts";
import { formatDay } from "../../charts/format.ts";

export interface Fact {
  readonly term: string;
  readonly text: string;
}

const frames: Record<string, string> = { "7d": "the last 7 days", "28d": "the last 28 days", all: "all time", none: "no window: as it stands" };

const list = (text: string): string => text.split("|").join(", ");

/** The type declared beside the type that came; said apart where they differ. */
const typeWords = ({ value_type: declared, kind }: Metric): string => {
  const seen = kind === "unknown" ? "never sent with a value" : `sent as a ${kind}`;
  if (declared === null) return seen;
  return declared === kind ? `${declared}, as sent` : `declared ${declared}, ${seen}`;
};

const since = ({ milestone, milestone_removed: removed }: Metric): string =>
  [milestone === null ? "" : `from ${milestone}`, removed === null ? "" : `until ${removed}`].filter((part) => part !== "").join(", ");

const edition = (text: string | null): string | null => (text === null ? null : text === "ee" ? "EE alone" : "CE and EE");

/** All that is known of a metric, from its definition and its pings; what is not known is left out. */
export const definitionFacts = (metric: Metric): Fact[] => {
  const { measure, key } = metric;
  const all: [string, string | null][] = [
    ["Stage", metric.stage],
    ["Group", metric.product_group],
    ["Tiers", metric.tiers === null ? null : list(metric.tiers)],
    ["Editions", edition(metric.edition)],
    ["Versions", since(metric)],
    ["Counts", frames[metric.time_frame ?? ""] ?? metric.time_frame],
    ["Type", typeWords(metric)],
    ["Unit", metric.unit],
    ["Status", metric.status],
    ["Category", metric.data_category],
    ["Part of", metric.part_of],
    ["Measure", measure === key ? null : measure],
    ["First seen", metric.first_seen === null ? "never" : formatDay(metric.first_seen)],
    ["Last seen", metric.last_seen === null ? "never" : formatDay(metric.last_seen)],
  ];
  return all.flatMap(([term, text]) => (text === null || text === "" ? [] : [{ term, text }]));
};

/** Whether a definition names the metric, rather than its pings alone. */
export const isDefined = (metric: Metric): boolean => metric.value_type !== null || metric.description !== null || metric.time_frame !== null;
