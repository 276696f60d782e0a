import { failedMeasure, type Measured, type Promised } from "./measured.ts";
import { reasonOf } from "./reason-of.ts";

/** Measures one metric, whose fault costs nothing but itself; only a cancelled collection rejects, with its reason. */
export const measureOne = async (promised: Promised, signal: AbortSignal, measure: () => string | Promise<string>): Promise<Measured> => {
  const { key_path, data_category } = promised;
  const started = performance.now();
  const seconds = (): number => (performance.now() - started) / 1000;
  try {
    return { key_path, json: await measure(), data_category, time_elapsed: seconds() };
  } catch (error) {
    signal.throwIfAborted();
    return failedMeasure(promised, reasonOf(error), seconds());
  }
};
