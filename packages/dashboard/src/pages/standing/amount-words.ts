import { splitKey } from "@pinghouse/shared/metrics/key";
import { rankWords } from "@pinghouse/shared/statistics/rank-words";
import type { StandingMetric } from "../../api/rows.ts";
import { formatNumber, formatShare } from "../../charts/format.ts";

const capital = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;

/** A metric in words, made from the last part of its measure: "Merge requests". Its key stands beside it on hover. */
export const metricTitle = ({ measure, key }: Pick<StandingMetric, "measure" | "key">): string =>
  capital((splitKey(measure).at(-1) ?? key).replace(/^[igpo]_(?=[a-z])/, "").replace(/^p_members_/, "members who ").replaceAll("_", " "));

/** What an amount is of: per active user and window. */
export const amountUnit = ({ form }: Pick<StandingMetric, "form">): string =>
  form === "all" || form === "28d" ? "per user, 28 days" : form === "7d" ? "per user, 7 days" : "";

/** Where the amount stands among those who use it, or why it stands nowhere. */
export const placeSentence = (row: StandingMetric): string => {
  if (row.state === "failed") return `could not be counted: ${row.reason?.replaceAll("_", " ") ?? "failed"}`;
  if (row.state === "unavailable") return "not in this version";
  if (row.state === "missing") return "not in your last ping";
  if (row.suppressed_reason !== null) return "too few to show";
  if (row.value === 0) return `not used here; ${formatShare(row.adoption)} of peers do`;
  if (row.amount === null) return "counted too recently, or set back: no rate yet";
  if (row.rank === null || row.users === null) return "too few use it to rank";
  return rankWords(row.rank, row.users);
};

/** What stands on hover: n, users, the quantiles that may be shown, and the week. */
export const placeDetail = (row: StandingMetric, week: string | null): string => {
  const quantiles = (["p10", "p25", "p50", "p75", "p90"] as const).flatMap((name) => (row[name] === null ? [] : [`${name} ${formatNumber(row[name])}`]));
  const peers = row.n === null ? "nothing may be shown of the peers" : `about ${formatNumber(row.users)} of ${formatNumber(row.n)} peers use it; ${quantiles.join(", ") || "too few for quantiles"}`;
  return `${row.key}: ${peers}.${week === null ? "" : ` Week of ${week}.`}`;
};
