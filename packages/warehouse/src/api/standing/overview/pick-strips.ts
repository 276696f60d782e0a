import type { StandingMetricsRow } from "../stand-metrics.ts";
import { byLargest, isUse, onePerMeasure, spread } from "./pick-rows.ts";

const most = 10;

/**
 * The ten strips of the overview: what most peers use, one per family of features and at most three of a stage. What this installation could
 * not count, or does not use, stands among them; what its ping lacks comes last. Where nothing may be said of the peers: what it uses most itself.
 */
export const pickStrips = (rows: readonly StandingMetricsRow[]): StandingMetricsRow[] => {
  const uses = onePerMeasure(rows.filter((row) => isUse(row) && row.state !== "unavailable"));
  const largest = Math.max(0, ...uses.map(({ n }) => n ?? 0));
  const shown = uses.filter(({ p50, n }) => p50 !== null && (n ?? 0) * 2 >= largest);
  const ordered = shown.toSorted(byLargest(({ adoption, state }) => (adoption ?? 0) - (state === "missing" ? 1 : 0)));
  const own = uses.filter(({ value }) => (value ?? 0) > 0).toSorted(byLargest(({ value }) => value ?? 0));
  return spread(ordered.length === 0 ? own : ordered, { most, perStage: 3 });
};
