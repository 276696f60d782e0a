/** How finely a rank among so many may be said: in quarters below 50, in tens to 400, in whole percents above. */
export const rankPrecision = (users: number): "quarters" | "tens" | "percents" => (users < 50 ? "quarters" : users <= 400 ? "tens" : "percents");

const inTens = (tens: number): string => (tens === 0 ? "in the lowest tenth" : tens === 10 ? "in the highest tenth" : `higher than about ${tens} in 10`);

const inQuarters = (quarters: number): string => {
  if (quarters === 0) return "among the lowest";
  return quarters === 4 ? "among the highest" : `higher than about ${["1 in 4", "half", "3 in 4"][quarters - 1]}`;
};

const inPercents = (percents: number): string => {
  if (percents === 0) return "in the lowest 1 %";
  return percents === 100 ? "in the highest 1 %" : `higher than ${percents} %`;
};

/**
 * A rank (0 to 100) among `users` in words no finer than their number allows: "higher than about 7 in 10", to be followed by
 * "who use it". The only user is said to be that.
 */
export const rankWords = (rank: number, users: number): string => {
  if (users <= 1) return "the only one";
  const precision = rankPrecision(users);
  if (precision === "quarters") return inQuarters(Math.round(rank / 25));
  return precision === "tens" ? inTens(Math.round(rank / 10)) : inPercents(Math.round(rank));
};
