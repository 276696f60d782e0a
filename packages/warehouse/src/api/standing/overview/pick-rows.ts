import { featureFamily } from "@pinghouse/shared/statistics/feature-family";
import type { StandingMetricsRow } from "../stand-metrics.ts";

/** Of one measure its 28-day form says who uses it now; a 7-day form is noisier, and a total as a rate comes second. */
const formRank = { "28d": 0, all: 1, "7d": 2 } as const;

const rankOfForm = ({ form }: StandingMetricsRow): number => (form === null ? 3 : formRank[form]);

/** The first row of each measure by its form, as `rows` gives them for those of one form. */
export const onePerMeasure = (rows: readonly StandingMetricsRow[]): StandingMetricsRow[] => {
  const found = new Map<string, StandingMetricsRow>();
  for (const row of rows) {
    const other = found.get(row.measure);
    if (other === undefined || rankOfForm(row) < rankOfForm(other)) found.set(row.measure, row);
  }
  return [...found.values()];
};

/** At most `most` rows in their order, one per family of features and at most `perStage` of a stage. */
export const spread = (rows: readonly StandingMetricsRow[], { most, perStage = Infinity }: { most: number; perStage?: number }): StandingMetricsRow[] => {
  const families = new Set<string>();
  const stages = new Map<string | null, number>();
  const chosen: StandingMetricsRow[] = [];
  for (const row of rows) {
    const [family, ofStage] = [featureFamily(row.key), stages.get(row.stage) ?? 0];
    if (families.has(family) || ofStage >= perStage) continue;
    families.add(family);
    stages.set(row.stage, ofStage + 1);
    chosen.push(row);
    if (chosen.length === most) break;
  }
  return chosen;
};

/** Counted use of a feature: a number over a window, or a total. Settings and facts are none. */
export const isUse = ({ kind, form }: Pick<StandingMetricsRow, "kind" | "form">): boolean => kind === "number" && form !== null;

/** Larger first; of equals by key. */
export const byLargest = (size: (row: StandingMetricsRow) => number) => (a: StandingMetricsRow, b: StandingMetricsRow): number =>
  size(b) - size(a) || (a.key < b.key ? -1 : 1);
