import type { Distribution } from "../../api/rows.ts";
import { formatCount, formatDay, formatInstant, formatNumber, formatShare } from "../../charts/format.ts";
import { reasonWords } from "../installation/standing.ts";

type Figures = Pick<Distribution, "n" | "eligible" | "coverage" | "missing" | "failed" | "adoption" | "users">;

export type Kind = "number" | "boolean" | "string" | "unknown";

/** What a value above zero means, as a short name. */
export const useWords = (kind: Kind): string => (kind === "boolean" ? "On" : "Use it");

/** "62 % use it: 255 of the 412 installations that reported it." */
export const adoptionWords = ({ n, adoption, users }: Figures, kind: Kind = "number"): string => {
  if (n === 0) return "No installation of this cohort reported it.";
  if (adoption === null) return `${formatCount(n, "installation")} reported it.`;
  return `${formatShare(adoption)} ${kind === "boolean" ? "have it on" : "use it"}: ${formatNumber(users)} of the ${formatCount(n, "installation")} that reported it.`;
};

/** What stands between those who could have the metric and those who reported it; nothing is left out silently. */
export const coverageWords = ({ n, eligible, coverage, missing, failed }: Figures): string => {
  if (eligible === 0) return "None of them has a version that was ever seen with it.";
  const lost = [
    ...(missing === 0 ? [] : [`at ${formatNumber(missing)} it is missing`]),
    ...(failed === 0 ? [] : [`at ${formatNumber(failed)} it could not be counted`]),
  ];
  const rest = lost.length === 0 ? "none is missing and none failed" : lost.join(", and ");
  return `${formatNumber(n)} of ${formatNumber(eligible)} that can have it (coverage ${formatShare(coverage)}): ${rest}.`;
};

/** "120 not counted: timeout; 3 the total fell (reset)": why there is no value, most frequent first; empty where all have one. */
export const reasonsWords = (reasons: Distribution["reasons"]): string =>
  reasons.map(({ reason, n }) => `${formatNumber(n)} ${reasonWords(reason)}`).join("; ");

/** Which week a figure speaks of and as of when, behind a panel's title. */
export const weekWords = (week: string | null, filling: boolean, asOf: string | null): string =>
  week === null ? "" : `Week of ${formatDay(week)}${filling ? ", still being filled" : ""}, as of ${formatInstant(asOf)}`;

/** "312 with a value in each of 13 weeks": who the same installations are. */
export const sameWords = (weeks: readonly { readonly n: number }[]): string =>
  weeks.length === 0 ? "the same installations" : `the same ${formatNumber(weeks[0]?.n)} with a value in each of ${formatCount(weeks.length, "week")}`;
