/** The 97.5 % quantile of the standard normal distribution: 95 % lie within as many standard errors. */
export const twoSided95 = 1.959964;

/**
 * The 95 % interval of a rank (0 to 100) among `users`, were these a sample of all there are (Wilson's score interval of the share below).
 * It never leaves 0 to 100 and always holds the rank; without users it is everything.
 */
export const rankInterval = (rank: number, users: number): readonly [low: number, high: number] => {
  if (users <= 0) return [0, 100];
  const share = rank / 100;
  const weight = twoSided95 ** 2 / users;
  const middle = (share + weight / 2) / (1 + weight);
  const half = (twoSided95 * Math.sqrt((share * (1 - share)) / users + weight / users / 4)) / (1 + weight);
  return [Math.max(0, 100 * (middle - half)), Math.min(100, 100 * (middle + half))];
};
