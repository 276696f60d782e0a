import type { MetricHolder } from "../../api/rows.ts";
import type { Absence } from "../../ui/absence.ts";

/** How an installation stands to the metric: a silent one is no member and in no row. */
export const holdings = ["used", "unused", "missing", "failed", "unavailable"] as const;
export type Holding = "used" | Exclude<Absence, "silent">;

export const holdingOf = ({ state, value }: Pick<MetricHolder, "state" | "value">): Holding => {
  if (state !== "value") return state;
  return value === 0 ? "unused" : "used";
};

/** How many stand which way. */
export const countHoldings = (rows: readonly MetricHolder[]): Record<Holding, number> => {
  const counts: Record<Holding, number> = { used: 0, unused: 0, missing: 0, failed: 0, unavailable: 0 };
  for (const row of rows) counts[holdingOf(row)] += 1;
  return counts;
};

/** The installations whose hostname, version, edition or text holds every word of the search, standing one way or any. Case does not matter. */
export const foundHolders = (rows: readonly MetricHolder[], search: string, holding: Holding | "all"): MetricHolder[] => {
  const words = search.toLowerCase().split(/\s+/).filter((word) => word !== "");
  return rows.filter((row) => {
    if (holding !== "all" && holdingOf(row) !== holding) return false;
    const text = `${row.hostname} ${row.version ?? ""} ${row.edition ?? ""} ${row.value_text ?? ""}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
};

/**
 * A rank among `users` as precise as they allow: quarters below 50, tens to 400, whole percents above. What it says is the share of
 * users that lie below, half of the equal ones with them.
 */
export const rankWords = (rank: number | null, users: number): string => {
  if (rank === null) return "";
  if (users < 50) return ["lowest quarter", "second quarter", "third quarter", "highest quarter"][Math.min(3, Math.floor(rank / 25))] ?? "";
  if (users <= 400) return `above ${Math.min(9, Math.max(1, Math.round(rank / 10)))} in 10`;
  return `above ${Math.min(99, Math.max(1, Math.round(rank)))}\u00A0%`;
};
