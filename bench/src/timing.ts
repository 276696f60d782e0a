/** Milliseconds of one run of `work`. */
export const timeOf = async (work: () => Promise<unknown>): Promise<number> => {
  const started = performance.now();
  await work();
  return performance.now() - started;
};

/** The middle value; the mean of the two middle ones where there are two. */
export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  return Number.isInteger(half) ? ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2 : (sorted[Math.floor(half)] ?? 0);
};

/** Lowest, middle and highest, with one decimal. */
export const spread = (values: readonly number[]): string =>
  `${median(values).toFixed(1).padStart(8)}  (${Math.min(...values).toFixed(1)} to ${Math.max(...values).toFixed(1)})`;
