/** What one run of `work` took, in milliseconds: by the clock, and of processors, threads of the engine included. */
export interface Cost {
  clock: number;
  processor: number;
}

export const costOf = async (work: () => Promise<unknown>): Promise<Cost> => {
  const started = performance.now();
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return { clock: performance.now() - started, processor: (user + system) / 1000 };
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
