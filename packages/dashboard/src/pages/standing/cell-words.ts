import type { StandingCohort } from "../../api/rows.ts";
import { formatDay, formatNumber } from "../../charts/format.ts";

type Cohort = StandingCohort["cohort"];
type Choice = StandingCohort["choices"][number];

/** Whom the figures of the page speak of: "Compared with about 410 installations like yours: EE, 501 to 2,000 users". */
export const cohortWords = ({ words, n, own }: Cohort): string => {
  if (own) return `All ${formatNumber(n)} installations here are yours, so you see them all: ${words}`;
  if (n === null) return `Nothing can be shown of ${words}`;
  return `Compared with about ${formatNumber(n)} installations like yours: ${words}`;
};

/** Any edition, size and version. */
const widestCell = "all.all.all";

/** What may be done where nothing is shown. */
const instead = (widest: boolean): string => (!widest ? "Widen the comparison." : "It is the widest comparison there is: figures of others come once so many have sent for four weeks.");

/** Why the cohort is wider than the installation's own kind, or why nothing is shown of it; empty where there is nothing to explain. */
export const widenedWords = ({ cell, widened, suppressed, own }: Cohort): string => {
  if (own) return "";
  if (suppressed !== null) return `Fewer than ${suppressed.k} established installations, or so few more or less than in a wider cohort that these few would show. ${instead(cell === widestCell)}`;
  if (widened === "below_k") return "Wider than your own kind, of which too few report to say anything without saying it of somebody.";
  return widened === "below_50" ? "Wider than your own kind, of which fewer than 50 report." : "";
};

/** What the figures are as of, and how long the cohort stays. */
export const heldWords = ({ week, held_since }: Cohort): string =>
  week === null ? "" : `As of the week of ${formatDay(week)}; the cohort is chosen for the quarter that began on ${formatDay(held_since)}.`;

/** A cohort in the menu: how many there are, or that nothing is shown. */
export const choiceNote = ({ n, default: standard }: Choice): string => `${n === null ? "too few" : `about ${formatNumber(n)}`}${standard ? ", default" : ""}`;
