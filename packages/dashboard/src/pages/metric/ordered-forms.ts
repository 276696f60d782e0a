import { windows, type Window } from "@pinghouse/shared/metrics/measure";
import type { MetricForm } from "../../api/rows.ts";

/** A metric whose window is known. */
export interface OrderedForm {
  readonly key: string;
  readonly form: Window;
}

/** The forms of a measure from the shortest window to all time; what has no window is none. */
export const orderedForms = (forms: readonly MetricForm[]): OrderedForm[] =>
  windows.flatMap((window) => forms.flatMap(({ key, form }) => (form === window ? [{ key, form }] : [])));
