import { jsonOf } from "./json-of.ts";
import { measureOne } from "./measure-one.ts";
import type { Collector, DataCategory } from "./measured.ts";

/** A metric that an embedding application measures itself. */
export interface FunctionMetric {
  key_path: string;
  /** Optional where nothing is said. */
  data_category?: DataCategory;
  /** Gives the value, a bigint for digits beyond 2^53; null where there is none. May listen to the signal. */
  measure: (signal: AbortSignal) => unknown;
}

const within = async (milliseconds: number, signal: AbortSignal, measure: FunctionMetric["measure"]): Promise<string> => {
  const late = AbortSignal.timeout(milliseconds);
  const until = AbortSignal.any([signal, late]);
  let forget = (): void => {};
  const stopped = new Promise<never>((_, reject) => {
    const stop = (): void => reject(late.aborted ? new Error(`took longer than ${milliseconds / 1000} s`) : until.reason);
    until.addEventListener("abort", stop, { once: true });
    forget = () => until.removeEventListener("abort", stop);
  });
  try {
    return jsonOf(await Promise.race([measure(until), stopped]));
  } finally {
    forget();
  }
};

/**
 * Measures by functions of the application that Pinghouse is embedded in, one after the other.
 * @param timeout milliseconds for one function
 */
export const functionCollector = (name: string, metrics: readonly FunctionMetric[], timeout = 30_000): Collector => {
  const promises = metrics.map(({ key_path, data_category = "optional" }) => ({ key_path, data_category }));
  return {
    name,
    promises,
    async *collect(wanted, signal) {
      for (const { key_path, data_category = "optional", measure } of metrics) {
        signal.throwIfAborted();
        if (wanted(data_category)) yield await measureOne({ key_path, data_category }, signal, () => within(timeout, signal, measure));
      }
    },
  };
};
