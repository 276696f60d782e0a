import type { CompareSides } from "../../api/rows.ts";
import { formatCount, formatNumber, formatShare } from "../../charts/format.ts";

/** From so many times on, a difference of size explains more than what is compared. */
const warnFrom = 1.5;

/** How far the two sides are the same installations. */
export const overlapWords = ({ a_installations: a, b_installations: b, both }: CompareSides): string => {
  if (a === 0 || b === 0) return a === 0 && b === 0 ? "Nobody is in A or in B." : `Nobody is in ${a === 0 ? "A" : "B"}.`;
  if (both === 0) return "No installation is in both.";
  if (both === a && both === b) return `A and B are the same ${formatCount(both, "installation")}.`;
  if (both === a || both === b) return `All ${formatNumber(both)} of ${both === a ? "A" : "B"} are in ${both === a ? "B" : "A"} too, ${formatShare(both / Math.max(a, b))} of it.`;
  return `${formatCount(both, "installation is", "installations are")} in both: ${formatShare(both / a)} of A, ${formatShare(both / b)} of B.`;
};

const times = (ratio: number): string => `${formatNumber(Number(ratio.toPrecision(2)))} times larger`;

/** How far the sides differ in size: the median installation's active users. Undefined where either has none. */
export const sizeWords = ({ size_ratio: ratio, a_median_size: a, b_median_size: b }: CompareSides): { words: string; warn: boolean } | undefined => {
  if (ratio === null) return undefined;
  const medians = `an installation has ${formatNumber(a)} active users in A and ${formatNumber(b)} in B, at the median`;
  const far = Math.max(ratio, 1 / ratio);
  if (far < warnFrom) return { words: `The sides are of like size: ${medians}.`, warn: false };
  return { words: `${ratio > 1 ? "B is" : "A is"} ${times(far)} by users: ${medians}. Larger installations use more of almost everything.`, warn: true };
};

/** How many of all that ever reported are behind the comparison. */
export const reportingWords = ({ reporting, known }: CompareSides): string =>
  `${formatNumber(reporting)} of ${formatCount(known, "installation")} that ever sent a ping were reporting then${known === 0 ? "" : ` (${formatShare(reporting / known)})`}`;
