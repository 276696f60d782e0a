import type { Metric } from "../../api/rows.ts";
import { formatDay } from "../../charts/format.ts";

const kinds = { number: "A number", boolean: "On or off", string: "A text", unknown: "Never sent with a value" } as const;

const frames: Record<string, string> = { "7d": "over 7 days", "28d": "over 28 days", all: "since the beginning" };

/** What a metric is, in a sentence or two: its description, what came, and since when. The rest stands in the definition. */
export const metricWords = (metric: Metric): string => {
  const { description, kind, time_frame: frame, first_seen: first, last_seen: last } = metric;
  const seen = first === null ? "Defined, but no ping ever held it" : `${kinds[kind]}${frames[frame ?? ""] === undefined ? "" : ` ${frames[frame ?? ""]}`}, first seen ${formatDay(first)}, last seen ${formatDay(last)}`;
  const sentences = [...(description === null ? [] : [description.trim().replace(/\.$/, "")]), seen];
  return sentences.map((sentence) => `${sentence}.`).join(" ");
};
