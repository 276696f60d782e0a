import { rankInterval } from "@pinghouse/shared/statistics/rank-interval";
import { rankWords } from "@pinghouse/shared/statistics/rank-words";
import type { InstallationMetric } from "../../api/rows.ts";
import { formatCount, formatDay, formatNumber, formatShare, nothing } from "../../charts/format.ts";
import { standingOf } from "./standing.ts";

/** Counts of distinct things are estimates that err by up to 5 %: so close to the median is a tie with it. */
const isEstimate = (key: string): boolean => /^(?:redis_hll_counters|usage_activity_by_stage(?:_monthly)?|counts_weekly|counts_monthly)\.|_(?:weekly|monthly)$/.test(key);
const tied = ({ key, value, p50 }: InstallationMetric): boolean => isEstimate(key) && value !== null && p50 !== null && Math.abs(value - p50) <= 0.05 * p50;

/** Where the installation stands among those who use a metric, in words as fine as their number allows; why it stands nowhere. */
export const placeWords = (row: InstallationMetric): string => {
  if (row.kind === "boolean") return "a switch";
  if (row.kind !== "number") return row.kind === "string" ? "a text" : "";
  if (standingOf(row) === "unused") return row.users === 0 ? "nobody uses it" : "does not use it";
  if (row.rank === null || row.users === null) return "";
  return row.users > 1 && tied(row) ? "about the median" : rankWords(row.rank, row.users);
};

const asOfWords = (asOf: string | null): string => ` As of ${formatDay(asOf)}.`;
const oneDigit = (value: number): string => value.toFixed(1).replace(/\.0$/, "");

/** The exact figures behind the words: rank with its interval, quantiles, n and as-of. */
export const placeTitle = (row: InstallationMetric, asOf: string | null): string => {
  if (row.kind !== "number" || row.users === null) return "";
  if (row.users === 0) return `None of ${formatCount(row.n ?? 0, "installation")} with a value uses it.${asOfWords(asOf)}`;
  const [low, high] = rankInterval(row.rank ?? 0, row.users).map(oneDigit);
  const rank = row.rank === null ? "" : `Rank ${oneDigit(row.rank)} of 100 among ${formatCount(row.users, "user")} of it (95 %: ${low} to ${high}). `;
  const among = row.rank === null ? `Among ${formatCount(row.users, "user")} of it: ` : "";
  const quantiles = `${among}p10 ${formatNumber(row.p10)}, p25 ${formatNumber(row.p25)}, median ${formatNumber(row.p50)}, p75 ${formatNumber(row.p75)}, p90 ${formatNumber(row.p90)}.`;
  return `${rank}${quantiles}${asOfWords(asOf)}`;
};

/** What the adoption is a share of. */
export const adoptionTitle = ({ users, n, eligible }: InstallationMetric, asOf: string | null): string =>
  eligible === null ? "" : `${formatNumber(users)} above zero; ${formatNumber(n)} with a value of ${formatNumber(eligible)} that can have it.${asOfWords(asOf)}`;

/** A relative change with its sign; "no change" for none. */
export const signedShare = (share: number | null): string => {
  if (share === null) return nothing;
  return share === 0 ? "no change" : `${share > 0 ? "+" : "−"}${formatShare(Math.abs(share))}`;
};

export const theirsTitle = ({ cohort_change_n: n }: InstallationMetric, asOf: string | null): string =>
  n === null ? "" : `Median change of ${formatCount(n, "installation")} with some both times.${asOfWords(asOf)}`;
