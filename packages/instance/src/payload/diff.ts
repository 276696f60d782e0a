import { joinKey } from "@pinghouse/shared/metrics/key";
import { leavesOf } from "../collect/exact-json.ts";

/** What is different between two payloads, by key. Values are exact JSON text. */
export interface PayloadDiff {
  added: { key_path: string; after: string }[];
  removed: { key_path: string; before: string }[];
  changed: { key_path: string; before: string; after: string }[];
  /** Keys that both have with the same value. */
  same: number;
}

const byKey = (text: string): Map<string, string> => new Map(leavesOf(text).map(({ path, json }) => [joinKey(path), json]));

/** Compares two payloads key by key, each list in the order of the payload that has the key. Of a key named twice the last counts. */
export const diff = (before: string, after: string): PayloadDiff => {
  const [old, young] = [byKey(before), byKey(after)];
  const found: PayloadDiff = { added: [], removed: [], changed: [], same: 0 };
  for (const [key_path, value] of young) {
    const earlier = old.get(key_path);
    if (earlier === undefined) found.added.push({ key_path, after: value });
    else if (earlier === value) found.same += 1;
    else found.changed.push({ key_path, before: earlier, after: value });
  }
  for (const [key_path, value] of old) if (!young.has(key_path)) found.removed.push({ key_path, before: value });
  return found;
};
