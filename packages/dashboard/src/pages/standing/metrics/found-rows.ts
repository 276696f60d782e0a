import type { StandingMetric } from "../../../api/rows.ts";
import { metricTitle } from "../amount-words.ts";
import { standingOf, type Standing } from "../../installation/standing.ts";

export const uses = ["all", "used", "unused", "missing", "failed", "unavailable"] as const satisfies ("all" | Standing)[];
export type Use = (typeof uses)[number];

/** What a row without a stage is filed under. */
const noStage = "no stage known";

export interface Filter {
  search: string;
  use: Use;
  /** Empty for all stages. */
  stage: readonly string[];
}

/** The rows whose key, name, definition or text holds every word of the search, that stand this way and are of the stage. Case does not matter. */
export const foundRows = (rows: readonly StandingMetric[], { search, use, stage }: Filter): StandingMetric[] => {
  const words = search.toLowerCase().split(/\s+/).filter((word) => word !== "");
  return rows.filter((row) => {
    if ((use !== "all" && standingOf(row) !== use) || (stage.length > 0 && !stage.includes(row.stage ?? noStage))) return false;
    const text = `${row.key} ${metricTitle(row)} ${row.description ?? ""} ${row.value_text ?? ""}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
};

/** How many rows are of each stage, by name; those without one last. */
export const countStages = (rows: readonly StandingMetric[]): { value: string; n: number }[] => {
  const counts = new Map<string, number>();
  for (const { stage } of rows) counts.set(stage ?? noStage, (counts.get(stage ?? noStage) ?? 0) + 1);
  return [...counts].map(([value, n]) => ({ value, n })).toSorted((a, b) => Number(a.value === noStage) - Number(b.value === noStage) || (a.value < b.value ? -1 : 1));
};

/** How many rows stand which way. */
export const countUses = (rows: readonly StandingMetric[]): Record<Use, number> => {
  const counts: Record<Use, number> = { all: rows.length, used: 0, unused: 0, missing: 0, failed: 0, unavailable: 0 };
  for (const row of rows) counts[standingOf(row)] += 1;
  return counts;
};
