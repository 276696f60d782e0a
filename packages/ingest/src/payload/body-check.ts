import { Problem } from "@pinghouse/shared/problem/problem";
import { holdsEmail } from "./holds-email.ts";
import { stringFlag } from "./json-scanner.ts";
import type { JsonEvents } from "./json-scanner.ts";
import { jsonText } from "./json-text.ts";
import { limits } from "./limits.ts";
import { PathLength } from "./path-length.ts";
import { refusalAt } from "./refusal-at.ts";
import { isPersonalKey, mayBePersonal } from "./redaction-rules.ts";
import { Replacements } from "./replacements.ts";
import { UsageScan } from "./usage-scan.ts";

/** Members looked for, as sent; undefined where absent or not a string. Of repeated members the last counts. */
export interface Identity {
  uuid?: string | undefined;
  hostname?: string | undefined;
  recorded_at?: string | undefined;
  unique_instance_id?: string | undefined;
  version?: string | undefined;
}

const fields = ["uuid", "hostname", "recorded_at", "unique_instance_id", "version"] as const;
type Field = (typeof fields)[number];
const fieldOf = (name: string): Field | undefined => fields.find((field) => field === name);
const longestField = Math.max(...fields.map((field) => field.length));

/** Where identity stands: at the top of a ping, inside one member of a report. */
export type Envelope = "metadata" | "error" | undefined;

/** Listens to the scan of a body: finds its identity and what must be left out, and refuses keys that are too long. */
export class BodyCheck implements JsonEvents {
  readonly replacements = new Replacements();
  /** Members whose value was there and not a string. */
  readonly unusable = new Set<Field>();
  identity: Identity = {};
  /** What the score of a ping is made of. */
  readonly scan: UsageScan;
  /** Whether the outermost value is an object. */
  object = false;
  private readonly bytes: Buffer;
  private readonly envelope: Envelope;
  private readonly paths: PathLength;
  private depth = 0;
  private listsOpen = 0;
  private inEnvelope = false;
  private field: Field | undefined;
  /** The next value is left out. */
  private hideNext = false;
  private hiddenDepth = 0;
  private hiddenFrom = 0;

  constructor(bytes: Buffer, envelope: Envelope) {
    this.bytes = bytes;
    this.envelope = envelope;
    this.paths = new PathLength(bytes);
    this.scan = new UsageScan(bytes);
  }

  key(start: number, end: number, flags: number): void {
    this.measure(start, end, flags);
    this.scan.key(this.depth, start, end, flags);
    if (this.depth === 1 && this.envelope !== undefined) this.enterEnvelope(start, end, flags);
    if (this.hiddenDepth > 0) return;
    this.field = this.fieldAt(start, end, flags);
    if (flags === 0 && !mayBePersonal(end - start)) return;
    const text = jsonText(this.bytes, start, end, flags);
    this.hideNext = isPersonalKey(text);
    if (flags !== 0 && holdsEmail(text)) this.replacements.add(start - 1, end + 1, "email_in_name");
  }

  string(start: number, end: number, flags: number): void {
    this.scan.string(start, end, flags);
    if (this.hiddenDepth > 0) return;
    const { field, hideNext } = this;
    this.settle();
    if (hideNext) return this.replacements.add(start - 1, end + 1, "name");
    if (field === undefined && flags === 0) return;
    const text = jsonText(this.bytes, start, end, flags);
    if (field !== undefined) this.identity[field] = text;
    if (flags !== 0 && holdsEmail(text)) this.replacements.add(start - 1, end + 1, "email");
  }

  number(start: number, end: number, integer: boolean): void {
    this.scan.number(start, end, integer);
    this.plain(start, end, false);
  }

  literal(value: boolean | null, start: number, end: number): void {
    this.scan.other();
    this.plain(start, end, value === null);
  }

  open(list: boolean, start: number): void {
    this.scan.other();
    this.depth += 1;
    if (list) this.listsOpen += 1;
    if (this.depth === 1) this.object = !list;
    if (this.hiddenDepth > 0) return;
    if (this.hideNext) {
      this.hiddenDepth = this.depth;
      this.hiddenFrom = start;
    }
    this.spoil();
    this.settle();
  }

  close(list: boolean, end: number): void {
    if (this.hiddenDepth === this.depth) {
      this.replacements.add(this.hiddenFrom, end, "name");
      this.hiddenDepth = 0;
    }
    this.depth -= 1;
    if (list) this.listsOpen -= 1;
  }

  private plain(start: number, end: number, empty: boolean): void {
    if (this.hiddenDepth > 0) return;
    if (this.hideNext && !empty) this.replacements.add(start, end, "name");
    if (!empty) this.spoil();
    this.settle();
  }

  private spoil(): void {
    if (this.field !== undefined) this.unusable.add(this.field);
  }

  private settle(): void {
    this.field = undefined;
    this.hideNext = false;
  }

  private measure(start: number, end: number, flags: number): void {
    if (this.listsOpen === 0) {
      if (!this.paths.enter(this.depth, start, end, flags)) throw refusalAt("key_too_long", start);
    } else if (end - start > limits.key && jsonText(this.bytes, start, end, flags).length > limits.key) {
      throw refusalAt("key_too_long", start);
    }
  }

  /** A report's envelope that comes again begins anew. */
  private enterEnvelope(start: number, end: number, flags: number): void {
    this.inEnvelope = end - start <= 64 && jsonText(this.bytes, start, end, flags) === this.envelope;
    if (this.inEnvelope) this.identity = {};
  }

  private fieldAt(start: number, end: number, flags: number): Field | undefined {
    const here = this.envelope === undefined ? this.depth === 1 : this.depth === 2 && this.inEnvelope;
    if (!here || this.listsOpen > 0) return undefined;
    if ((flags & stringFlag.escaped) === 0 && end - start > longestField) return undefined;
    const field = fieldOf(jsonText(this.bytes, start, end, flags));
    if (field !== undefined) {
      this.identity[field] = undefined;
      this.unusable.delete(field);
    }
    return field;
  }
}

/** The refusal of a body that is JSON and no object. */
export const notAnObject = (): Problem => new Problem("not_an_object");
