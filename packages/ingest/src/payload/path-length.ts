import { joinKey } from "@pinghouse/shared/metrics/key";
import { jsonText } from "./json-text.ts";
import { limits } from "./limits.ts";

/**
 * Watches how long the joined key of the current path gets. Bytes bound characters from above, so only a path whose
 * bytes pass the limit is measured exactly, each of its parts once.
 */
export class PathLength {
  private readonly bytes: Buffer;
  private readonly bound = new Float64Array(limits.depth + 1);
  private readonly exact = new Int32Array(limits.depth + 1);
  private readonly parts = new Int32Array((limits.depth + 1) * 3);

  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }

  /** Whether the path with this key at `depth` (the outermost object's members are at 1) is still short enough. */
  enter(depth: number, start: number, end: number, flags: number): boolean {
    this.bound[depth] = (this.bound[depth - 1] ?? 0) + 1 + 2 * (end - start);
    this.exact[depth] = -1;
    this.parts[depth * 3] = start;
    this.parts[depth * 3 + 1] = end;
    this.parts[depth * 3 + 2] = flags;
    return (this.bound[depth] ?? 0) <= limits.key || this.measure(depth) <= limits.key;
  }

  private measure(depth: number): number {
    let from = depth;
    while (from > 0 && (this.exact[from] ?? 0) < 0) from -= 1;
    for (let at = from + 1; at <= depth; at += 1) {
      const text = jsonText(this.bytes, this.parts[at * 3] ?? 0, this.parts[at * 3 + 1] ?? 0, this.parts[at * 3 + 2] ?? 0);
      this.exact[at] = (this.exact[at - 1] ?? 0) + (at > 1 ? 1 : 0) + joinKey([text]).length;
    }
    return this.exact[depth] ?? 0;
  }
}
