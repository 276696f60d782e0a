/** Buckets grow by a twentieth, so that a quantile is told to within 5 %. */
const growth = 1.05;
const least = 0.0001;

/** How long things took, without keeping each: room for anything from a tenth of a millisecond to hours, whatever comes. */
export class LatencyTally {
  private readonly buckets = new Map<number, number>();
  private total = 0;

  get count(): number {
    return this.total;
  }

  add(seconds: number): void {
    const bucket = Math.max(0, Math.ceil(Math.log(Math.max(seconds, least) / least) / Math.log(growth)));
    this.buckets.set(bucket, (this.buckets.get(bucket) ?? 0) + 1);
    this.total += 1;
  }

  /** Seconds within which this share was done (0 to 1), at most 5 % too long; null where nothing was. */
  quantile(share: number): number | null {
    let left = Math.ceil(this.total * share);
    for (const [bucket, n] of [...this.buckets].sort(([a], [b]) => a - b)) {
      left -= n;
      if (left <= 0) return least * growth ** bucket;
    }
    return null;
  }
}
