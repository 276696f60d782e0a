import { formatNumber } from "../../charts/format.ts";

/**
 * A rank among users in words, as exact as their number allows: quarters below 50, tens to 400, whole percents above.
 * `rank` is 0 to 100.
 */
export const rankWords = (rank: number, users: number): string => {
  if (users < 10) return "too few to say";
  if (users < 50) return ["in the lowest quarter", "in the second quarter", "in the third quarter", "in the highest quarter"][Math.min(3, Math.floor(rank / 25))] ?? "";
  if (users <= 400) {
    const tenths = Math.round(rank / 10);
    if (tenths === 0) return "among the lowest";
    return tenths === 10 ? "among the highest" : `higher than about ${tenths} in 10`;
  }
  const percent = Math.min(99, Math.max(1, Math.round(rank)));
  return `higher than about ${percent} %`;
};

/** What stands behind the words: the exact rank and the number it is of. */
export const rankDetail = (rank: number, users: number): string =>
  `Rank ${formatNumber(rank)} of 100 among ${formatNumber(users)} invented installations that use it, this one counted as one more`;
