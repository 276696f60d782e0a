import { measureOf } from "@pinghouse/shared/metrics/measure";
import type { AdoptionRow } from "../../api/rows.ts";

/** The 28-day form says who uses a feature now; the 7-day form is noisier, and a total never falls back to zero. */
const preference = { "28d": 0, "7d": 1, all: 2 } as const;

const rank = ({ metric }: AdoptionRow): number => {
  const { window } = measureOf(metric);
  return window === null ? 2 : preference[window];
};

/** One row for each measure: of its forms the 28-day one, else the 7-day, else the one there is. In the order they came. */
export const onePerMeasure = (rows: readonly AdoptionRow[]): AdoptionRow[] => {
  const chosen = new Map<string, AdoptionRow>();
  for (const row of rows) {
    const held = chosen.get(row.measure);
    if (held === undefined || rank(row) < rank(held)) chosen.set(row.measure, row);
  }
  const kept = new Set(chosen.values());
  return rows.filter((row) => kept.has(row));
};

/** What stands for metrics whose definition names no stage, or that have none. */
export const noStage = "none";

export const stageOf = ({ stage }: AdoptionRow): string => stage ?? noStage;

/** A stage in words: as the definition writes it, with its first letter large. */
export const stageWords = (stage: string): string => (stage === noStage ? "No stage known" : `${stage.slice(0, 1).toUpperCase()}${stage.slice(1).replaceAll("_", " ")}`);

export interface StageSummary {
  readonly stage: string;
  /** Features that somebody could have, and those of them that are amounts and that somebody uses. */
  readonly features: number;
  readonly used: number;
  /** Median of the shares that use each of its used features, 0 to 1, of those that at least ten installations reported; null where there is none. */
  readonly typical: number | null;
  /** The feature that most use. */
  readonly top: AdoptionRow | undefined;
}

/** A share of fewer installations says little. */
const leastReported = 10;

const medianOf = (sorted: readonly number[]): number | null => {
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.ceil((sorted.length - 1) / 2)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
};

/** Each stage of the rows, which are one per feature: by name, what has no stage at the end. */
export const stageSummaries = (rows: readonly AdoptionRow[]): StageSummary[] => {
  const stages = [...new Set(rows.map(stageOf))].toSorted((a, b) => Number(a === noStage) - Number(b === noStage) || (a < b ? -1 : 1));
  return stages.map((stage) => {
    const own = rows.filter((row) => stageOf(row) === stage);
    const used = own.filter(({ users }) => users > 0).toSorted((a, b) => a.users - b.users);
    return { stage, features: own.length, used: used.length, typical: medianOf(used.filter(({ n }) => n >= leastReported).map(({ adoption }) => adoption ?? 0)), top: used.at(-1) };
  });
};
