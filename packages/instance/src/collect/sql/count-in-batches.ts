/** Rows of a stretch that is not cut any further. */
export const smallestBatch = 1250;
/** Stretches after which counting is given up, as GitLab does. */
export const mostBatches = 10_000;

export interface Batches {
  /** The least and the greatest value of the column. */
  from: bigint;
  to: bigint;
  /** Width of the first stretch. */
  size: number;
}

/**
 * Adds up what `count` says of one stretch [from, to) after the other. A stretch that took too long is halved and asked for
 * again, the following ones are then as wide; one of the smallest width that takes too long fails the whole.
 */
export const countInBatches = async ({ from, to, size }: Batches, count: (from: bigint, to: bigint) => Promise<bigint>, tookTooLong: (error: unknown) => boolean): Promise<bigint> => {
  let sum = 0n;
  let width = size;
  let asked = 0;
  for (let at = from; at <= to; ) {
    asked += 1;
    if (asked > mostBatches) throw new Error(`more than ${mostBatches.toLocaleString("en")} batches`);
    const end = at + BigInt(width) > to + 1n ? to + 1n : at + BigInt(width);
    try {
      sum += await count(at, end);
      at = end;
    } catch (error) {
      if (!tookTooLong(error) || width <= smallestBatch) throw error;
      width = Math.max(smallestBatch, Math.floor(width / 2));
    }
  }
  return sum;
};
