/**
 * Why there is nothing to show, five different things: a value of zero, a key that the ping lacks (or holds without a value),
 * a count that failed, a metric that this version, edition or tier does not have, and an installation that sends no pings.
 */
export const absences = ["unused", "missing", "failed", "unavailable", "silent"] as const;
export type Absence = (typeof absences)[number];

/** The name of an absence, as filters and legends show it. */
export const absenceWords: Record<Absence, string> = {
  unused: "Not used: 0 or off",
  missing: "Missing",
  failed: "Could not be counted",
  unavailable: "Not available here",
  silent: "Silent",
};

/** What an absence means, as the legend says it. */
export const absenceMeanings: Record<Absence, string> = {
  unused: "counted, and 0 or off",
  missing: "the ping lacks it, or holds no value",
  failed: "the count failed, with the reason",
  unavailable: "not in this version, edition or tier",
  silent: "no ping in the last 14 days",
};
