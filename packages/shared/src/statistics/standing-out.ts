import { changeEffect, distanceEffect, isClear, shrunk, type Effect, type Peers } from "./effects.ts";
import { featureFamily } from "./feature-family.ts";

/** What is known of one metric: its value now and four weeks before, and its place among the users of a cohort. */
export interface Placed extends Peers {
  readonly key: string;
  readonly value: number | null;
  readonly previous: number | null;
  readonly p25: number | null;
  readonly p75: number | null;
}

/** The most that each list holds, and the least base: as many users for a distance, as much four weeks before for a change. */
export const mostStandingOut = 10;
export const leastBase = 10;

const said = (effect: Effect | undefined): number => (effect !== undefined && isClear(effect) ? shrunk(effect) : 0);

/** Signed and shrunk; 0 where nothing can be said. Within the middle half of the users nothing stands out. */
export const shrunkDistance = (row: Placed): number => {
  const { value, users, p25, p75 } = row;
  if (value === null || users < leastBase || p25 === null || p75 === null || (value >= p25 && value <= p75)) return 0;
  return said(distanceEffect(value, row));
};

/** Signed and shrunk; 0 where nothing can be said, or the base is below 10. */
export const shrunkChange = ({ value, previous }: Placed): number => {
  if (value === null || previous === null || previous < leastBase) return 0;
  return said(changeEffect(value, previous));
};

/** The largest first, one per family of features, at most ten; of equals the first by key. */
const foremost = <Row extends Placed>(rows: readonly Row[], size: (row: Row) => number): Row[] => {
  const found = rows.map((row) => ({ row, size: size(row) })).filter((one) => one.size > 0);
  found.sort((a, b) => b.size - a.size || (a.row.key < b.row.key ? -1 : 1));
  const families = new Map<string, Row>();
  for (const { row } of found) {
    const family = featureFamily(row.key);
    if (!families.has(family)) families.set(family, row);
    if (families.size === mostStandingOut) break;
  }
  return [...families.values()];
};

export interface StandingOut<Row> {
  readonly above: Row[];
  readonly below: Row[];
  readonly risen: Row[];
  readonly fallen: Row[];
}

/**
 * The metrics furthest above and below the middle half of their users, and those that rose and fell most in four weeks: each list at most
 * ten, from a base of at least 10, one per family of features, clear of their noise and ordered by the effect
 * shrunk by it. More is not better, and nothing here says why.
 */
export const standingOut = <Row extends Placed>(rows: readonly Row[]): StandingOut<Row> => ({
  above: foremost(rows, shrunkDistance),
  below: foremost(rows, (row) => -shrunkDistance(row)),
  risen: foremost(rows, shrunkChange),
  fallen: foremost(rows, (row) => -shrunkChange(row)),
});
