import type { Metric } from "../../api/rows.ts";
import { formatDay } from "../../charts/format.ts";

const kinds = { number: "A number", boolean: "On or off", string: "A text", unknown: "Never sent with a value" } as const;

const frames: Record<string, string> = { "7d": "over 7 days", "28d": "over 28 days", all: "since the beginning" };

const list = (text: string): string => text.split("|").join(", ");

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const who = ({ tiers, milestone, milestone_removed: removed }: Metric): string[] => {
  const parts = [tiers === null ? "" : list(tiers), milestone === null ? "" : `from ${milestone}`, removed === null ? "" : `until ${removed}`];
  const words = parts.filter((part) => part !== "").join(", ");
  return words === "" ? [] : [capital(words)];
};

/** What a metric is, as its pings and its definition say: a few sentences, shorter where less is known. */
export const metricWords = (metric: Metric): string => {
  const { description, kind, time_frame: frame, product_group: group, stage, first_seen: first, last_seen: last } = metric;
  const seen = first === null ? "Defined, but no ping ever held it" : `${kinds[kind]}${frames[frame ?? ""] === undefined ? "" : ` ${frames[frame ?? ""]}`}, first seen ${formatDay(first)}, last seen ${formatDay(last)}`;
  const owner = group === null ? [] : [`Owned by ${group}${stage === null ? "" : ` (${stage})`}`];
  const sentences = [...(description === null ? [] : [description.trim().replace(/\.$/, "")]), seen, ...owner, ...who(metric)];
  return sentences.map((sentence) => `${sentence}.`).join(" ");
};
