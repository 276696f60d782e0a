import type { Definition } from "./definition.ts";

export const windows = ["7d", "28d", "all"] as const;
export type Window = (typeof windows)[number];

/** A metric as one of the forms of a measure. */
export interface Measure {
  /** The same for the 7-day, 28-day and all-time form; a key, though not always of a metric. */
  readonly measure: string;
  /** Null where neither name nor definition says it. */
  readonly window: Window | null;
}

/** Marks of a window within a key: sections that exist once for each window, and endings. */
const marks: readonly { readonly pattern: RegExp; readonly replacement: string; readonly window: Window }[] = [
  { pattern: /^counts_weekly\./, replacement: "counts.", window: "7d" },
  { pattern: /^counts_monthly\./, replacement: "counts.", window: "28d" },
  { pattern: /^usage_activity_by_stage_monthly\./, replacement: "usage_activity_by_stage.", window: "28d" },
  { pattern: /(?<=.)_weekly$/s, replacement: "", window: "7d" },
  { pattern: /(?<=.)_monthly$/s, replacement: "", window: "28d" },
];

/** Sections whose unmarked form counts all time. */
const allTime = /^(?:counts|usage_activity_by_stage)\./;

/**
 * The measure of which a metric is a form. A mark of its name that contradicts the declared time frame is part of the name:
 * a setting that ends in `_weekly` is no form of anything.
 */
export const measureOf = (key: string, defined?: Pick<Definition, "time_frame"> | null): Measure => {
  const declared = defined?.time_frame;
  let measure = key;
  let marked: Window | null = null;
  for (const { pattern, replacement, window } of marks) {
    if (!pattern.test(measure) || (declared ?? window) !== window) continue;
    measure = measure.replace(pattern, replacement);
    marked = window;
  }
  if (declared !== undefined) return { measure, window: declared === "none" ? null : declared };
  return { measure, window: marked ?? (allTime.test(key) ? "all" : null) };
};

const order = { "7d": ["7d", "28d", "all"], "28d": ["28d", "7d", "all"], all: ["all", "28d", "7d"] } as const;

/** The place of a form among those of its measure where one window is preferred: 0 stands for the measure if it is there, else the next. */
export const formPlace = (preferred: Window, form: Window | null): number => (form === null ? windows.length : order[preferred].indexOf(form));
