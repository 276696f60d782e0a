/** The size bands by active users, smallest first. */
export const sizes = ["1-10", "11-50", "51-100", "101-500", "501-2000", "2001-10000", "10001+", "unknown"] as const;

export type Size = (typeof sizes)[number];

/** The band of a count of active users. Zero, a sentinel, a count that failed or is absent: unknown. */
export const sizeBand = (users: number | null): Size => {
  if (users === null || !(users > 0)) return "unknown";
  if (users <= 10) return "1-10";
  if (users <= 50) return "11-50";
  if (users <= 100) return "51-100";
  if (users <= 500) return "101-500";
  if (users <= 2000) return "501-2000";
  return users <= 10_000 ? "2001-10000" : "10001+";
};
