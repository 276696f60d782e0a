import type { StandingMetric } from "../../../api/rows.ts";
import { standingOf, type Standing } from "../../installation/standing.ts";

export const uses = ["all", "used", "unused", "missing", "failed", "unavailable"] as const satisfies ("all" | Standing)[];
export type Use = (typeof uses)[number];

export interface Filter {
  search: string;
  use: Use;
  /** Empty for all stages. */
  stage: string;
}

/** The rows whose key, definition or text holds every word of the search, that stand this way and are of the stage. Case does not matter. */
export const foundRows = (rows: readonly StandingMetric[], { search, use, stage }: Filter): StandingMetric[] => {
  const words = search.toLowerCase().split(/\s+/).filter((word) => word !== "");
  return rows.filter((row) => {
    if ((use !== "all" && standingOf(row) !== use) || (stage !== "" && row.stage !== stage)) return false;
    const text = `${row.key} ${row.description ?? ""} ${row.value_text ?? ""}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
};

/** The stages that rows are of, by name. */
export const stagesOf = (rows: readonly StandingMetric[]): string[] => [...new Set(rows.flatMap(({ stage }) => stage ?? []))].toSorted();

/** How many rows stand which way. */
export const countUses = (rows: readonly StandingMetric[]): Record<Use, number> => {
  const counts: Record<Use, number> = { all: rows.length, used: 0, unused: 0, missing: 0, failed: 0, unavailable: 0 };
  for (const row of rows) counts[standingOf(row)] += 1;
  return counts;
};
