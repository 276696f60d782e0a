import type { StandingMetricsRow } from "../stand-metrics.ts";
import { byLargest, isUse, onePerMeasure, spread } from "./pick-rows.ts";

/** What fewer of the peers use is no sign of anything. */
const leastAdoption = 0.2;

/** What peers use and this installation, which could, does not: the most used first. */
export const pickUnused = (rows: readonly StandingMetricsRow[], most: number): StandingMetricsRow[] => {
  const uses = onePerMeasure(rows.filter((row) => isUse(row) && row.state === "value" && row.adoption !== null));
  return spread(uses.filter(({ value, adoption }) => value === 0 && (adoption ?? 0) >= leastAdoption).toSorted(byLargest(({ adoption }) => adoption ?? 0)), { most });
};

/** What this installation uses and few peers do: the least used first. */
export const pickAlone = (rows: readonly StandingMetricsRow[], most: number): StandingMetricsRow[] => {
  const uses = onePerMeasure(rows.filter((row) => isUse(row) && row.state === "value" && row.adoption !== null));
  return spread(uses.filter(({ value, adoption }) => (value ?? 0) > 0 && (adoption ?? 1) <= 0.5).toSorted(byLargest(({ adoption }) => -(adoption ?? 1))), { most });
};
