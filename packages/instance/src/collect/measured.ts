import type { dataCategories } from "@pinghouse/shared/metrics/definition";

/** What a metric is sent as: standard, subscription and operational go while the ping is on, optional only when ticked. */
export type DataCategory = (typeof dataCategories)[number];

/** One metric as a collector found it. */
export interface Measured {
  /** Path parts joined with `.`, as `shared/metrics/key` writes them. */
  key_path: string;
  /** Exact JSON text of the value, digits unrounded; `-1` where measuring failed. */
  json: string;
  data_category: DataCategory;
  /** Seconds that measuring took; 0 where the value came with another's. */
  time_elapsed: number;
  /** Why measuring failed. */
  error?: string;
}

/** A metric that a collector is to measure. */
export interface Promised {
  key_path: string;
  data_category: DataCategory;
}

/** Reads metrics from one source. */
export interface Collector {
  name: string;
  /** What it will measure, where known beforehand: those that it does not get to count as failed. */
  promises?: readonly Promised[];
  /** Without it there is nothing to send: where it fails, so does the whole collection. */
  vital?: boolean;
  /**
   * Measures what is wanted, and asks the source for nothing else. A metric that fails is yielded as failed.
   * Throwing fails all that it promised and has not yielded, or everything where it is vital; and `NothingNew` says that
   * nothing is to be sent at all.
   * @param lastSent the recorded_at of what was sent last, for a source that makes its measurements in its own time; null where nothing was
   */
  collect(wanted: (category: DataCategory) => boolean, signal: AbortSignal, lastSent?: string | null): AsyncIterable<Measured>;
}

/** The source holds no other measurements than those that were sent last. */
export class NothingNew extends Error {
  override readonly name = "NothingNew";
  /** When the source made them, as it says. */
  readonly recordedAt: string;

  constructor(recordedAt: string) {
    super(`The source has nothing newer than what was recorded at ${recordedAt} and sent.`);
    this.recordedAt = recordedAt;
  }
}

/** A metric that could not be measured. */
export const failedMeasure = ({ key_path, data_category }: Promised, error: string, time_elapsed: number): Measured => ({ key_path, json: "-1", data_category, time_elapsed, error });
