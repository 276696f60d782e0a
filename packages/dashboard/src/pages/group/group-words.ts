import type { Group, GroupFigure, GroupInstallation } from "../../api/rows.ts";
import { formatCount, formatNumber } from "../../charts/format.ts";
import { signedShare } from "../installation/place-words.ts";

/** What each measure of the group is called. */
export const measureNames: Record<GroupFigure["measure"], string> = {
  users: "Active users",
  projects: "Projects",
  groups: "Groups",
  issues: "Issues",
  merge_requests: "Merge requests",
  pipelines: "Pipelines",
  pipelines_external: "External pipelines",
  pipelines_succeeded: "Pipelines succeeded",
  pipelines_failed: "Pipelines failed",
  pipelines_canceled: "Pipelines canceled",
  pipelines_skipped: "Pipelines skipped",
  seats_billable: "Billable users",
  seats_licensed: "Seats licensed",
  seats_most: "Most users so far",
};

const labelsOf = (kept: readonly GroupInstallation[]): string => [...new Set(kept.flatMap(({ label }) => label ?? []))].toSorted().join(" or ");

/** Who is in the sums of the page, and who is not, in a sentence. */
export const groupSentence = ({ of, silent, installations }: Group): string => {
  const kept = installations.filter(({ counted }) => !counted);
  const all = `${formatCount(of, "installation")} of yours as one group`;
  const quiet = silent === 0 ? "" : `; ${silent === of ? "all" : formatNumber(silent)} silent for more than 14 days and in no sum of today`;
  const out = kept.length === 0 ? "" : `. ${kept.map(({ hostname, id }) => hostname || id).join(", ")}, labelled ${labelsOf(kept)}, ${kept.length === 1 ? "stands" : "stand"} beside and in no sum`;
  return `${all}${quiet}${out}.`;
};

type Whole = Pick<GroupFigure, "adds" | "sum" | "n" | "of" | "complete">;

/** What must be said of a sum: of how many it is, and whether people may stand in it more than once. Empty where it is simply the whole. */
export const wholeNote = ({ adds, n, of, complete, sum }: Whole): string => {
  if (n === 0) return "none of them says it now";
  const part = complete ? "" : `of ${formatNumber(n)} of ${formatNumber(of)} alone`;
  const most = adds === "at_most" && sum !== null && of > 1 ? "at most: several may count the same people" : "";
  return [part, most].filter((words) => words !== "").join("; ");
};

/** How the sum grew, where two whole weeks can be compared. */
export const growthNote = ({ growth_13w, growth_4w }: Pick<GroupFigure, "growth_13w" | "growth_4w">): string => {
  if (growth_13w !== null) return `${signedShare(growth_13w)} in 13 weeks`;
  return growth_4w === null ? "" : `${signedShare(growth_4w)} in 4 weeks`;
};

/** The whole of a metric in a cell: a sum, at most so many, on in so many, or a dash where such values do not add up. */
export const wholeWords = ({ adds, sum, n, of, complete }: Whole): string => {
  if (adds === "none" || sum === null) return "–";
  if (adds === "on_in") return `on in ${formatNumber(sum)} of ${formatNumber(n)}`;
  const amount = `${adds === "at_most" ? "≤ " : ""}${formatNumber(sum)}`;
  return complete ? amount : `${amount} (${formatNumber(n)} of ${formatNumber(of)})`;
};

/** Why the whole of a metric is what it is, on hover. */
export const wholeReason = (whole: Whole): string => {
  if (whole.adds === "none") return "Texts, averages, shares and settings do not add up";
  if (whole.adds === "on_in") return `Switched on in ${formatNumber(whole.sum)} of the ${formatNumber(whole.n)} that say it`;
  return wholeNote(whole) || "The sum of all that count";
};
