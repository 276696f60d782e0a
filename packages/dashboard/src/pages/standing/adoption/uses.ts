import type { StandingMetric } from "../../../api/rows.ts";

/** What is used here and by the peers, a measure once, in its 28-day form where it has one. */
export interface Uses {
  unused: StandingMetric[];
  alone: StandingMetric[];
  /** What at least one in five of the peers that can uses, and this installation's version, edition or tier does not have. */
  outOfReach: StandingMetric[];
  used: number;
  counted: number;
}

/** What fewer of the peers use is no sign of anything. */
const leastShare = 0.2;
const half = 0.5;

const formRank = { "28d": 0, all: 1, "7d": 2 } as const;

const onePerMeasure = (rows: readonly StandingMetric[]): StandingMetric[] => {
  const found = new Map<string, StandingMetric>();
  for (const row of rows) {
    if (row.form === null) continue;
    const other = found.get(row.measure);
    if (other?.form === undefined || other.form === null || formRank[row.form] < formRank[other.form]) found.set(row.measure, row);
  }
  return [...found.values()];
};

/** Counted uses that stand in the newest ping: what at least one peer in five uses and this installation does not, and what it uses and fewer than half do. */
export const usesOf = (rows: readonly StandingMetric[]): Uses => {
  const counted = onePerMeasure(rows.filter((row) => row.kind === "number" && row.state === "value"));
  const byShare = (a: StandingMetric, b: StandingMetric): number => (b.adoption ?? 0) - (a.adoption ?? 0) || (a.key < b.key ? -1 : 1);
  const beyond = onePerMeasure(rows.filter((row) => row.kind === "number" && row.state === "unavailable"));
  return {
    outOfReach: beyond.filter(({ adoption }) => (adoption ?? 0) >= leastShare).toSorted(byShare),
    unused: counted.filter(({ value, adoption }) => value === 0 && (adoption ?? 0) >= leastShare).toSorted(byShare),
    alone: counted.filter(({ value, adoption }) => (value ?? 0) > 0 && adoption !== null && adoption < half).toSorted((a, b) => byShare(b, a)),
    used: counted.filter(({ value }) => (value ?? 0) > 0).length,
    counted: counted.length,
  };
};
