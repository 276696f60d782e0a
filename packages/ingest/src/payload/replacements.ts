import type { RedactionRule } from "@pinghouse/warehouse/archive/payload-look";
import { redacted } from "./redaction-rules.ts";

const quoted = Buffer.from(`"${redacted}"`);

/** Bytes `from..to` of a body, left out by a rule. */
export interface Stretch {
  from: number;
  to: number;
  rule: RedactionRule;
}

/** Stretches of a body that become `"redacted"`, in document order, without overlap. */
export class Replacements {
  private readonly kept: Stretch[] = [];

  /** `from..to` covers the quotes of a string or key. */
  add(from: number, to: number, rule: RedactionRule): void {
    this.kept.push({ from, to, rule });
  }

  get stretches(): readonly Stretch[] {
    return this.kept;
  }

  /** The body from `start` on with every stretch replaced; all other bytes as they are. */
  apply(bytes: Buffer, start: number): Buffer {
    if (this.kept.length === 0) return bytes.subarray(start);
    const parts: Buffer[] = [];
    let at = start;
    for (const { from, to } of this.kept) {
      parts.push(bytes.subarray(at, from), quoted);
      at = to;
    }
    parts.push(bytes.subarray(at));
    return Buffer.concat(parts);
  }
}
