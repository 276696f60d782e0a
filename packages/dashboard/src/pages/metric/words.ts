import type { Distribution } from "../../api/rows.ts";
import { formatCount, formatDay, formatNumber, formatShare } from "../../charts/format.ts";

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
    ...(missing === 0 ? [] : [`${formatNumber(missing)} did not send it`]),
    ...(failed === 0 ? [] : [`at ${formatNumber(failed)} it could not be counted`]),
  ];
  const rest = lost.length === 0 ? "none is missing and none failed" : lost.join(", and ");
  return `${formatNumber(n)} of ${formatNumber(eligible)} that can have it (coverage ${formatShare(coverage)}): ${rest}.`;
};

/** Which week a comparison speaks of. */
export const weekWords = (week: string | null, filling: boolean): string =>
  week === null ? "" : `Week of ${formatDay(week)}${filling ? ", still being filled" : ""}`;
