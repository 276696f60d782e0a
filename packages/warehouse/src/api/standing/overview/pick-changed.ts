import { changeEffect, isClear, shrunk } from "@pinghouse/shared/statistics/effects";
import type { StandingMetricsRow } from "../stand-metrics.ts";
import { byLargest, isUse, onePerMeasure, spread } from "./pick-rows.ts";

const most = 6;
/** The least base, as for "risen most" (docs/questions.md). */
const leastBase = 10;
const times = 2;

/**
 * How far a count over 28 days moved in 13 weeks beyond its own usual variation, signed; 0 where that is not beyond it. Usual: twice
 * the standard deviation of what it moved in 13 pings before, so a rise as steady as before is told, a jump of what always jumps is not. It
 * must be clear of counting noise too.
 */
export const unusualChange = ({ value, before_13w, wobble, form }: StandingMetricsRow): number => {
  if (value === null || before_13w === null || wobble === null || form === "all" || before_13w < leastBase) return 0;
  const effect = changeEffect(value, before_13w);
  if (effect === undefined || !isClear(effect) || Math.abs(effect.size) <= times * wobble) return 0;
  return shrunk(effect);
};

/** At most six metrics that changed in 13 weeks beyond their own usual variation, the furthest first; totals only grow and are none. */
export const pickChanged = (rows: readonly StandingMetricsRow[]): StandingMetricsRow[] =>
  spread(onePerMeasure(rows.filter((row) => isUse(row) && unusualChange(row) !== 0)).toSorted(byLargest((row) => Math.abs(unusualChange(row)))), { most });
