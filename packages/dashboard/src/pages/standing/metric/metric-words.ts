import type { StandingMetric, StandingOneMetric } from "../../../api/rows.ts";
import { formatNumber } from "../../../charts/format.ts";
import { stageWords } from "../../adoption/features.ts";

/** What may be said of the peers' amounts, and what not, with why. */
export const releasedWords = ({ suppressed_reason, users, p50, p25, p10, n }: StandingMetric): string => {
  if (suppressed_reason === "dominant") return "One peer would be over half of it, so nothing is told.";
  if (suppressed_reason !== null || n === null) {
    return "Nothing is told of the peers here: fewer owners than may be told of have a value, or a wider cohort has so few more that these few would show. Compare with a wider cohort.";
  }
  const about = `about ${formatNumber(users)} use it`;
  if (p50 === null) return `A median needs 10 that use it; here ${about}. So no amounts are told.`;
  if (p25 === null) return `The median alone is told: quartiles need 20 that use it, p10 and p90 need 50; here ${about}.`;
  if (p10 === null) return `The band is the middle half of those that use it, the tick their median. p10 and p90 need 50 that use it; here ${about}.`;
  return "The band is the middle half of those that use it, the line reaches from p10 to p90, the tick is their median.";
};

/** Of how many peers the figures speak. */
export const coverageWords = ({ metric }: Pick<StandingOneMetric, "metric">): string => {
  const { n, eligible } = metric;
  if (n === null || eligible === null) return "too few to show";
  return `about ${formatNumber(n)} of ${formatNumber(eligible)} that can have a value`;
};

const frames: Record<string, string> = { "7d": "the last 7 days", "28d": "the last 28 days", all: "all time", none: "no window: as it stands" };
const forms = { "7d": "7d", "28d": "28d", all: "all" } as const;

/** What the metric is, from its definition; what is not known is left out. */
export const definitionFacts = ({ metric, definition }: Pick<StandingOneMetric, "metric" | "definition">): { term: string; text: string }[] => {
  const frame = definition?.time_frame ?? (metric.form === null ? null : forms[metric.form]);
  const since = [definition?.milestone == null ? "" : `since ${definition.milestone.replace(/^</, "before ")}`, definition?.milestone_removed == null ? "" : `until ${definition.milestone_removed}`].filter((part) => part !== "").join(", ");
  const facts: [string, string | null | undefined][] = [
    ["Counts", frame === null ? null : (frames[frame] ?? frame)],
    ["Unit", metric.unit],
    ["Versions", since],
    ["Tiers", definition?.tiers?.split("|").join(", ")],
    ["Editions", definition?.edition == null ? null : definition.edition === "ee" ? "EE alone" : "CE and EE"],
    ["Stage", metric.stage === null ? null : stageWords(metric.stage)],
    ["Group", definition?.product_group?.replaceAll("_", " ")],
    ["Status", definition?.status],
  ];
  return facts.flatMap(([term, text]) => (text == null || text === "" ? [] : [{ term, text }]));
};
