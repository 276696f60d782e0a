import { redacted } from "./redaction-rules.ts";

const quoted = Buffer.from(`"${redacted}"`);

/** Stretches of a body that become `"redacted"`, in document order, without overlap. */
export class Replacements {
  private readonly from: number[] = [];
  private readonly to: number[] = [];

  /** `start..end` covers the quotes of a string or key. */
  add(start: number, end: number): void {
    this.from.push(start);
    this.to.push(end);
  }

  get count(): number {
    return this.from.length;
  }

  /** The body from `start` on with every stretch replaced; all other bytes as they are. */
  apply(bytes: Buffer, start: number): Buffer {
    if (this.count === 0) return bytes.subarray(start);
    const parts: Buffer[] = [];
    let at = start;
    this.from.forEach((from, index) => {
      parts.push(bytes.subarray(at, from), quoted);
      at = this.to[index] ?? from;
    });
    parts.push(bytes.subarray(at));
    return Buffer.concat(parts);
  }
}
