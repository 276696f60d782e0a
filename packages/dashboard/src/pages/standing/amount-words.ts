import { splitKey } from "@pinghouse/shared/metrics/key";
import { rankWords } from "@pinghouse/shared/statistics/rank-words";
import type { StandingMetric } from "../../api/rows.ts";
import { formatNumber, formatShare } from "../../charts/format.ts";
import { keyWords } from "./key-words.ts";

/** A metric in words, made from the last part of its measure: "Merge requests". Its key stands beside it or on hover. */
export const metricTitle = ({ measure, key }: Pick<StandingMetric, "measure" | "key">): string => {
  const [before, last] = [splitKey(measure).at(-2), splitKey(measure).at(-1) ?? key];
  // A month says little without that of registration before it.
  return before !== undefined && last.endsWith("_months_ago") ? `${keyWords(before)}, ${keyWords(last).toLowerCase()}` : keyWords(last);
};

/** What an amount is of: per active user and window. */
export const amountUnit = ({ form }: Pick<StandingMetric, "form">): string =>
  form === "all" || form === "28d" ? "per user, 28 days" : form === "7d" ? "per user, 7 days" : "";

/** The unit of an amount as it stands behind the number, beside others that are all per active user and 28 days. */
export const shortUnit = ({ form, unit, state }: Pick<StandingMetric, "form" | "unit" | "state">): string =>
  state === "value" ? `${unit ?? "per user"}${form === "7d" ? ", 7 days" : ""}` : "";

/** Where the amount stands among those who use it, or why it stands nowhere. */
export const placeSentence = (row: StandingMetric): string => {
  if (row.state === "failed") return `could not be counted: ${row.reason?.replaceAll("_", " ") ?? "failed"}`;
  if (row.state === "unavailable") return "not in this version";
  if (row.state === "missing") return "not in your last ping";
  if (row.suppressed_reason !== null) return row.amount === null && row.value !== 0 ? "no rate yet; too few peers to show" : "too few peers to show";
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
