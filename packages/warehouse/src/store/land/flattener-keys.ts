import { storableText } from "../connection/storable-text.ts";
import type { LandingBatch } from "../landing-batch.ts";
import type { Numbering } from "./numbering.ts";

const unknown = -1;

/** What each flattener calls its metrics. These names are facts about the flatteners, so a failed transaction leaves them. */
export class FlattenerKeys {
  readonly #flatteners = new Map<number, { keys: string[]; numbers: Int32Array<ArrayBuffer> }>();

  /** Takes in the names a batch brings. A flattener that starts again counts from 0 again. */
  learn({ flattener, firstKey, keys }: Pick<LandingBatch, "flattener" | "firstKey" | "keys">): void {
    const known = this.#flatteners.get(flattener)?.keys ?? [];
    if (firstKey > known.length) {
      throw new Error(`flattener ${flattener} names metrics from ${firstKey} on, and only ${known.length} before them are known`);
    }
    if (keys.length === 0) return;
    const after = firstKey === 0 ? [] : known.slice(firstKey + keys.length);
    const all = [...known.slice(0, firstKey), ...keys.map(storableText), ...after];
    this.#flatteners.set(flattener, { keys: all, numbers: new Int32Array(all.length).fill(unknown) });
  }

  /** The lookup of one flattener: its number of a metric to the warehouse's own, given on first use. */
  lookup(flattener: number, metrics: Numbering): (local: number) => number {
    const { keys, numbers } = this.#flatteners.get(flattener) ?? { keys: [], numbers: new Int32Array() };
    return (local) => {
      const cached = numbers[local] ?? unknown;
      if (cached !== unknown) return cached;
      const key = keys[local];
      if (key === undefined) throw new Error(`flattener ${flattener} speaks of metric ${local}, which it never named`);
      return (numbers[local] = metrics.number(key));
    };
  }

  /** Forgets the warehouse's numbers, not the names: after a failure or an expiry they may have changed. */
  renumber(): void {
    for (const { numbers } of this.#flatteners.values()) numbers.fill(unknown);
  }
}
