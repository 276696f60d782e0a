import { joinKey } from "../metrics/key.ts";
import { eventWords } from "./event-words.ts";
import type { FleetMetric } from "./metric.ts";
import { fleetMetrics } from "./metric.ts";
import { namedWords, type MetricWords } from "./named-words.ts";
import { minors } from "./release-train.ts";

const columns = ["key", "value_type", "time_frame", "status", "data_category", "product_group", "tiers", "edition", "milestone", "milestone_removed", "unit", "description"] as const;

type Row = Readonly<Record<(typeof columns)[number], string>>;

const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

const frames = { total: "all", month: "28d", week: "7d" } as const;

const frameOf = ({ form }: FleetMetric): string => (form === "total" || form === "month" || form === "week" ? frames[form] : "none");

/** Declared as a switch although it is sent as a number of days: the vendor's mistake, there to be found. */
const mistaken = "settings.dormant_after_days";

const numbers = /^(?:active_user_count|license_user_count|historical_max_users)$/;
const switches = /^license_trial$/;

const typeOf = (metric: FleetMetric, key: string): string => {
  if (key === mistaken || metric.form === "switch" || switches.test(key)) return "boolean";
  if (metric.form === "raw") return "object";
  if (metric.form === "word" || (metric.form === "identity" && !numbers.test(key))) return "string";
  return "number";
};

const categoryOf = ({ form, licensed }: FleetMetric, key: string): string => {
  if (licensed) return "subscription";
  if (form === "identity") return "standard";
  return /^(?:counts\.(?:issues|merge_requests|ci_)|settings\.|database\.|mail\.)/.test(key) ? "operational" : "optional";
};

/** The first minor of the train is older than the fleet: what it has was there long before, nobody knows since when. */
const milestone = (minor: number): string => (minor === 0 ? "<20.11" : (minors[minor] ?? ""));

const rowOf = (metric: FleetMetric, key: string, { description, group, unit }: MetricWords): Row => {
  const gone = metric.until < minors.length - 1;
  return {
    key,
    value_type: typeOf(metric, key),
    time_frame: frameOf(metric),
    status: gone ? "removed" : "active",
    data_category: categoryOf(metric, key),
    product_group: group,
    tiers: metric.licensed ? "premium|ultimate" : "free|premium|ultimate",
    edition: metric.licensed ? "ee" : "ce",
    milestone: milestone(metric.since),
    milestone_removed: gone ? (minors[metric.until + 1] ?? "") : "",
    unit: unit ?? "",
    description,
  };
};

const wordsOf = ({ path }: FleetMetric, key: string): MetricWords | undefined => {
  const [section, feature, event] = path;
  if (section !== "redis_hll_counters" || feature === undefined || event === undefined) return namedWords.get(key);
  return eventWords(feature, event.replace(/_(?:week|month)ly$/, ""));
};

/** Declared ahead of the release that brings them, and an object whose parts are sent below it. */
const more: readonly Row[] = [
  { key: "git.version", value_type: "object", time_frame: "none", status: "active", data_category: "operational", product_group: "gitaly", tiers: "free|premium|ultimate", edition: "ce", milestone: "<20.11", milestone_removed: "", unit: "", description: "Version of git that serves repositories, in its parts" },
  { key: "counts.lighthouse_lamps_lit", value_type: "number", time_frame: "7d|28d|all", status: "active", data_category: "optional", product_group: "environments", tiers: "ultimate", edition: "ee", milestone: "21.4", milestone_removed: "", unit: "lamps", description: "Lighthouse lamps lit for a deployment, from the next release on" },
];

/**
 * What the sample vendor declares of a fleet's metrics, as CSV (docs/metrics-csv.md). It is true of the fleet: who has a metric
 * by its definition is who sends it. As in life, not everything is declared and one type is wrong.
 */
export const fleetDictionary = (count: number): string => {
  const rows = fleetMetrics(count).flatMap((metric) => {
    const key = joinKey(metric.path);
    const words = wordsOf(metric, key);
    return words === undefined ? [] : [rowOf(metric, key, words)];
  });
  const lines = [...rows, ...more].map((row) => columns.map((name) => cell(row[name])).join(","));
  return [columns.join(","), ...lines, ""].join("\n");
};
