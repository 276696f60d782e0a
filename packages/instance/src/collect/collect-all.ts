import { NothingNew, failedMeasure, type Collector, type DataCategory, type Measured } from "./measured.ts";
import { reasonOf } from "./reason-of.ts";

/** Milliseconds that one collector may take in all: counting large tables takes long, and nobody waits for it. */
const collectorTimeout = 3_600_000;

const aborted = (signal: AbortSignal): { promise: Promise<never>; forget: () => void } => {
  let forget = (): void => {};
  const promise = new Promise<never>((_, reject) => {
    const tell = (): void => reject(signal.reason);
    if (signal.aborted) tell();
    signal.addEventListener("abort", tell, { once: true });
    forget = () => signal.removeEventListener("abort", tell);
  });
  promise.catch(() => {});
  return { promise, forget };
};

/** Hands on what comes until the signal says stop, also from a source that does not listen to it. */
const drain = async (source: AsyncIterable<Measured>, signal: AbortSignal, take: (measured: Measured) => void): Promise<void> => {
  const stop = aborted(signal);
  const values = source[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await Promise.race([values.next(), stop.promise]);
      if (next.done === true) return;
      take(next.value);
    }
  } finally {
    stop.forget();
    if (signal.aborted) void values.return?.().catch(() => {});
  }
};

const whyEnded = (error: unknown): string => (error instanceof Error && error.name === "TimeoutError" ? "took longer than its collector may" : reasonOf(error));

export interface CollectOptions {
  /** Milliseconds for one collector. */
  timeout?: number;
  /** The recorded_at of what was sent last. */
  lastSent?: string | null;
}

const collectOne = async (collector: Collector, wanted: (category: DataCategory) => boolean, signal: AbortSignal, { timeout = collectorTimeout, lastSent = null }: CollectOptions): Promise<Measured[]> => {
  const found = new Map<string, Measured>();
  const started = performance.now();
  const until = AbortSignal.any([signal, AbortSignal.timeout(timeout)]);
  try {
    await drain(collector.collect(wanted, until, lastSent), until, (measured) => {
      if (wanted(measured.data_category) && !found.has(measured.key_path)) found.set(measured.key_path, measured);
    });
  } catch (error) {
    if (error instanceof NothingNew || signal.aborted) throw error;
    if (collector.vital === true) throw new Error(`${collector.name}: ${whyEnded(error)}`, { cause: error });
    const seconds = (performance.now() - started) / 1000;
    for (const promised of collector.promises ?? []) {
      if (wanted(promised.data_category) && !found.has(promised.key_path)) found.set(promised.key_path, failedMeasure(promised, `${collector.name}: ${whyEnded(error)}`, seconds));
    }
  }
  return [...found.values()];
};

/**
 * Measures with all collectors side by side, in an order that does not depend on who was faster; of a key found twice, the
 * first collector's holds. A collector that fails or hangs costs what it promised and had not measured (-1).
 * Rejects with the signal's reason when that is aborted, with `NothingNew` when a collector says so, and with the fault of
 * one that is vital.
 */
export const collectAll = async (
  collectors: readonly Collector[],
  wanted: (category: DataCategory) => boolean,
  signal: AbortSignal,
  options: CollectOptions = {},
): Promise<Measured[]> => {
  const all = await Promise.all(collectors.map((collector) => collectOne(collector, wanted, signal, options)));
  const first = new Map<string, Measured>();
  for (const measured of all.flat()) if (!first.has(measured.key_path)) first.set(measured.key_path, measured);
  return [...first.values()];
};
