import { sql, type Sql } from "../../store/sql.ts";

/** Users with a value in [from, to). */
export interface Bin {
  from: number;
  to: number;
  n: number;
}

/** A bin as counted: it starts at `step` x 10^`exponent`, with step 1, 2 or 5. */
export interface BinCount {
  exponent: number;
  step: number;
  n: number;
}

/** Values above zero, counted into bins of 1, 2, 5, 10, 20, 50, ...: even widths on a log scale. */
export const binCounts = (values: Sql): Sql => sql`
  SELECT exponent, CASE WHEN value >= 5 * pow(10::DOUBLE, exponent) THEN 5 WHEN value >= 2 * pow(10::DOUBLE, exponent) THEN 2 ELSE 1 END AS step,
    count(*)::INTEGER AS n
  FROM (
    SELECT value, (floor(log10(value)) + CASE WHEN value >= pow(10::DOUBLE, floor(log10(value)) + 1) THEN 1
      WHEN value < pow(10::DOUBLE, floor(log10(value))) THEN -1 ELSE 0 END)::INTEGER AS exponent
    FROM (${values}) WHERE value > 0)
  GROUP BY exponent, step`;

/** The last bin of all would end beyond what a number holds, and JSON has no infinity. */
const edge = (exponent: number, step: number): number => Math.min(Number(`${step}e${exponent}`), Number.MAX_VALUE);

const next = ({ exponent, step }: Omit<BinCount, "n">): Omit<BinCount, "n"> => {
  if (step === 1) return { exponent, step: 2 };
  return step === 2 ? { exponent, step: 5 } : { exponent: exponent + 1, step: 1 };
};

/** The counted bins in order, with the empty ones between the first and the last. No values give no bins. */
export const fillBins = (counted: readonly BinCount[]): Bin[] => {
  const ordered = counted.toSorted((a, b) => a.exponent - b.exponent || a.step - b.step);
  const [first, last] = [ordered[0], ordered.at(-1)];
  if (first === undefined || last === undefined) return [];
  const found = new Map(ordered.map((bin) => [edge(bin.exponent, bin.step), bin.n]));
  const bins: Bin[] = [];
  for (let at: Omit<BinCount, "n"> = first; edge(at.exponent, at.step) <= edge(last.exponent, last.step); at = next(at)) {
    const [from, after] = [edge(at.exponent, at.step), next(at)];
    bins.push({ from, to: edge(after.exponent, after.step), n: found.get(from) ?? 0 });
  }
  return bins;
};
