/** First and last instants at which pings of one release held each metric. Metrics are dense numbers. */
interface ReleaseTimes {
  first: Float64Array<ArrayBuffer>;
  last: Float64Array<ArrayBuffer>;
  touched: number[];
}

/** One row of `metric_seen`. Instants are milliseconds. */
export interface SeenRows {
  metrics: number[];
  releases: string[];
  first: number[];
  last: number[];
}

const grown = (old: Float64Array<ArrayBuffer>, size: number): Float64Array<ArrayBuffer> => {
  const next = new Float64Array(size);
  next.set(old);
  return next;
};

/** Gathers the spans of a batch, so that it adds one row per release and metric and not one per value. */
export class SeenTimes {
  readonly #releases = new Map<string, ReleaseTimes>();

  /** Takes in the metrics of one ping: `metrics` from `from` to `to`. */
  add(release: string, recordedAt: number, metrics: Int32Array<ArrayBuffer>, from: number, to: number): void {
    const times = this.#times(release);
    for (let index = from; index < to; index += 1) {
      const metric = metrics[index] ?? 0;
      if (metric >= times.first.length) this.#grow(times, metric + 1);
      const first = times.first[metric] ?? Number.NaN;
      if (Number.isNaN(first)) times.touched.push(metric);
      if (!(first <= recordedAt)) times.first[metric] = recordedAt;
      if (!((times.last[metric] ?? Number.NaN) >= recordedAt)) times.last[metric] = recordedAt;
    }
  }

  /** Rows that there will be. */
  get size(): number {
    let size = 0;
    for (const { touched } of this.#releases.values()) size += touched.length;
    return size;
  }

  rows(): SeenRows {
    const rows: SeenRows = { metrics: [], releases: [], first: [], last: [] };
    for (const [release, { first, last, touched }] of this.#releases) {
      for (const metric of touched) {
        rows.metrics.push(metric);
        rows.releases.push(release);
        rows.first.push(first[metric] ?? 0);
        rows.last.push(last[metric] ?? 0);
      }
    }
    return rows;
  }

  #times(release: string): ReleaseTimes {
    const known = this.#releases.get(release);
    if (known !== undefined) return known;
    const times = { first: new Float64Array(), last: new Float64Array(), touched: [] };
    this.#releases.set(release, times);
    return times;
  }

  #grow(times: ReleaseTimes, needed: number): void {
    const old = times.first.length;
    const size = Math.max(1024, 2 ** Math.ceil(Math.log2(needed)));
    times.first = grown(times.first, size).fill(Number.NaN, old);
    times.last = grown(times.last, size).fill(Number.NaN, old);
  }
}
