import type { RedactionRule } from "@pinghouse/warehouse/archive/payload-look";
import { joinKey } from "@pinghouse/shared/metrics/key";
import type { JsonEvents } from "./json-scanner.ts";
import { jsonText } from "./json-text.ts";
import { redacted } from "./redaction-rules.ts";
import type { Stretch } from "./replacements.ts";

/**
 * Listens to the scan of a whole body beside what was left out of it, and notes by key what is no metric: which rule withholds
 * what, how long each list is, how deep the body goes. Keys are those of the redacted body.
 */
export class ShapeScan implements JsonEvents {
  readonly withheld = new Map<string, RedactionRule>();
  /** Scalars in each outermost list. */
  readonly lists = new Map<string, number>();
  deepest = 0;
  longestKey = 0;
  private readonly bytes: Buffer;
  private readonly stretches: readonly Stretch[];
  private next = 0;
  private depth = 0;
  private inList = 0;
  private readonly parts: string[] = [];

  constructor(bytes: Buffer, stretches: readonly Stretch[]) {
    this.bytes = bytes;
    this.stretches = stretches;
  }

  key(start: number, end: number, flags: number): void {
    if (this.isInside(start - 1)) return;
    const rule = this.ruleAt(start - 1);
    if (this.inList > 0) return this.note(rule);
    this.parts.length = this.depth - 1;
    this.parts.push(rule === undefined ? jsonText(this.bytes, start, end, flags) : redacted);
    this.longestKey = Math.max(this.longestKey, this.path.length);
    this.note(rule);
  }

  string(start: number): void {
    this.scalar(start - 1);
  }

  number(start: number): void {
    this.scalar(start);
  }

  literal(_value: boolean | null, start: number): void {
    this.scalar(start);
  }

  open(list: boolean, start: number): void {
    this.depth += 1;
    this.deepest = Math.max(this.deepest, this.depth);
    if (this.isInside(start)) return;
    const rule = this.ruleAt(start);
    if (rule !== undefined) return this.note(rule);
    if (list && this.inList === 0) this.lists.set(this.path, 0);
    if (list || this.inList > 0) this.inList += 1;
  }

  close(_list: boolean, end: number): void {
    this.depth -= 1;
    if (this.isInside(end - 1)) return;
    if (this.inList > 0) this.inList -= 1;
  }

  private get path(): string {
    return joinKey(this.parts);
  }

  private scalar(start: number): void {
    if (this.isInside(start)) return;
    this.note(this.ruleAt(start));
    if (this.inList > 0) this.lists.set(this.path, (this.lists.get(this.path) ?? 0) + 1);
  }

  private note(rule: RedactionRule | undefined): void {
    if (rule !== undefined) this.withheld.set(this.path, rule);
  }

  /** Whether a byte lies within a stretch, behind its first. */
  private isInside(at: number): boolean {
    while ((this.stretches[this.next]?.to ?? Infinity) <= at) this.next += 1;
    return (this.stretches[this.next]?.from ?? Infinity) < at;
  }

  private ruleAt(at: number): RedactionRule | undefined {
    const stretch = this.stretches[this.next];
    return stretch?.from === at ? stretch.rule : undefined;
  }
}
