import { splitKey } from "../metrics/key.ts";
import { measureOf } from "../metrics/measure.ts";

/** Marks before an event's name that say of what it was counted: instance, group, project, other. */
const eventMark = /^[igpo]_(?=[a-z])/;

/**
 * The family of features that a metric counts, so that one feature does not fill a list with its many counters: the first two words of
 * the last part of its measure. `counts_monthly.review_rooms_entered` and `counts.review_rooms_left` are both `review_rooms`.
 */
export const featureFamily = (key: string): string => {
  const last = splitKey(measureOf(key).measure).at(-1) ?? key;
  return last.replace(eventMark, "").split("_").slice(0, 2).join("_");
};
