import type { InstallationMetric } from "../../api/rows.ts";
import { absenceWords, type Absence } from "../../ui/absence.ts";

/** How a metric stands at an installation, as the page tells them apart: the contract's states, and a value of zero apart from others. */
export const standings = ["used", "unused", "missing", "failed", "unavailable"] as const satisfies Standing[];
export type Standing = "used" | Exclude<Absence, "silent">;

export const standingOf = ({ state, value }: Pick<InstallationMetric, "state" | "value">): Standing => {
  if (state === "value") return value === 0 ? "unused" : "used";
  return state === "failed" || state === "unavailable" ? state : "missing";
};

/** The name of a standing, as filter and legend show it. */
export const standingWords: Record<Standing, string> = { used: "With a value", ...absenceWords };

const reasons: Record<string, string> = {
  absent: "not in this ping",
  null: "sent without a value",
  overflow: "too large for a number",
  timeout: "not counted: timeout",
  counter_error: "not counted: counter error",
  non_sql: "not counted: needs SQL",
  deprecated: "not counted: deprecated",
  not_in_version: "not available here",
  no_earlier_ping: "no ping about 28 days before",
  no_earlier_value: "no value about 28 days before",
  reset: "the total fell (reset)",
  no_users: "active users unknown",
  no_number: "a text has no rate",
};

/** Why there is no value, in words; empty where there is one. */
export const reasonWords = (reason: string | null): string => (reason === null ? "" : (reasons[reason] ?? reason));

/** How many rows stand which way. */
export const countStandings = (rows: readonly InstallationMetric[]): Record<Standing, number> => {
  const counts: Record<Standing, number> = { used: 0, unused: 0, missing: 0, failed: 0, unavailable: 0 };
  for (const row of rows) counts[standingOf(row)] += 1;
  return counts;
};

/** The rows whose key or text holds every word of the search, standing one way (or any). Case does not matter. */
export const foundMetrics = (rows: readonly InstallationMetric[], search: string, standing: Standing | "all"): InstallationMetric[] => {
  const words = search.toLowerCase().split(/\s+/).filter((word) => word !== "");
  return rows.filter((row) => {
    if (standing !== "all" && standingOf(row) !== standing) return false;
    const text = `${row.key} ${row.value_text ?? ""}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
};
