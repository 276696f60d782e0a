import { Problem } from "@pinghouse/shared/problem/problem";
import type { ProblemCode } from "@pinghouse/shared/problem/problem";
import { limits } from "./limits.ts";
import { refusalAt } from "./refusal-at.ts";

/** What the scanner saw inside a string, as bits: only then is a closer look needed. `at` is set where there may be an `@`, full-width ones included. */
export const stringFlag = { escaped: 1, at: 2 } as const;

/**
 * Called in document order. Offsets are bytes; `start..end` of a key or string lies between its quotes.
 * A member's key comes right before its value.
 */
export interface JsonEvents {
  key(start: number, end: number, flags: number): void;
  string(start: number, end: number, flags: number): void;
  /** `integer`: neither fraction nor exponent. */
  number(start: number, end: number, integer: boolean): void;
  literal(value: boolean | null, start: number, end: number): void;
  open(list: boolean, start: number): void;
  close(list: boolean, end: number): void;
}

export interface ScanResult {
  /** Scalars seen. */
  leaves: number;
  /** Whether white space stands outside strings. */
  spaced: boolean;
  /** Where the value starts: after a byte order mark. */
  start: number;
}

const quote = 0x22;
const backslash = 0x5c;
const ends = 1;
const escapes = 2;
const mails = 3;

/** What a byte means inside a string: 0 ordinary, else quote or control, backslash, `@` or what its full-width forms begin with. */
const inString = new Uint8Array(256);
inString.fill(ends, 0, 0x20);
inString[quote] = ends;
inString[backslash] = escapes;
inString[0x40] = mails;
inString[0xef] = mails;

const escapable = new Set([0x22, 0x5c, 0x2f, 0x62, 0x66, 0x6e, 0x72, 0x74]);
const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x30 && byte <= 0x39;
const isHex = (byte: number | undefined): boolean =>
  isDigit(byte) || (byte !== undefined && (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x66);

const words = [
  { bytes: Buffer.from("true"), value: true },
  { bytes: Buffer.from("false"), value: false },
  { bytes: Buffer.from("null"), value: null },
] as const;

/** One strict RFC 8259 pass over well-formed UTF-8, without building anything; linear, with constant memory. */
class Scanner {
  private readonly bytes: Uint8Array;
  private readonly events: JsonEvents;
  private readonly lists = new Uint8Array(limits.depth + 1);
  private at = 0;
  private depth = 0;
  private flags = 0;
  private leaves = 0;
  private spaced = false;
  /** Nothing stands yet in the innermost object or list. */
  private fresh = false;

  constructor(bytes: Uint8Array, events: JsonEvents) {
    this.bytes = bytes;
    this.events = events;
  }

  run(): ScanResult {
    const { bytes } = this;
    if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) this.at = 3;
    const start = this.at;
    this.space();
    if (this.at >= bytes.length) throw new Problem("empty_body");
    this.value();
    while (this.depth > 0) this.member();
    this.space();
    if (this.at < bytes.length) this.fail("bad_json");
    return { leaves: this.leaves, spaced: this.spaced, start };
  }

  private member(): void {
    this.space();
    const list = this.lists[this.depth] === 1;
    if (this.bytes[this.at] === (list ? 0x5d : 0x7d)) return this.close(list);
    if (!this.fresh) {
      this.expect(0x2c);
      this.space();
    }
    this.fresh = false;
    if (!list) this.name();
    this.value();
  }

  private name(): void {
    if (this.bytes[this.at] !== quote) this.fail("bad_json");
    const start = this.at + 1;
    const end = this.text();
    this.events.key(start, end, this.flags);
    this.space();
    this.expect(0x3a);
    this.space();
  }

  private value(): void {
    const start = this.at;
    const byte = this.bytes[start];
    if (byte === 0x7b) return this.open(false);
    if (byte === 0x5b) return this.open(true);
    this.leaves += 1;
    if (this.leaves > limits.leaves) this.fail("too_many_leaves");
    if (byte === quote) {
      const end = this.text();
      this.events.string(start + 1, end, this.flags);
    } else if (byte === 0x2d || isDigit(byte)) {
      const integer = this.digits();
      this.events.number(start, this.at, integer);
    } else {
      this.word();
    }
  }

  private open(list: boolean): void {
    if (this.depth >= limits.depth) this.fail("too_deep");
    this.depth += 1;
    this.lists[this.depth] = list ? 1 : 0;
    this.fresh = true;
    this.events.open(list, this.at);
    this.at += 1;
  }

  private close(list: boolean): void {
    this.depth -= 1;
    this.fresh = false;
    this.at += 1;
    this.events.close(list, this.at);
  }

  /** From an opening quote to behind the closing one; answers where the text ends. */
  private text(): number {
    const { bytes } = this;
    let at = this.at + 1;
    let flags = 0;
    for (; at < bytes.length; at += 1) {
      const kind = inString[bytes[at] ?? 0];
      if (kind === 0) continue;
      if (kind === ends) break;
      if (kind === mails) {
        flags |= stringFlag.at;
      } else {
        flags |= stringFlag.escaped;
        at = this.escape(at + 1);
      }
    }
    this.at = at;
    if (bytes[at] !== quote) this.fail("bad_json");
    this.at += 1;
    this.flags = flags;
    return at;
  }

  /** `at` is behind the backslash; answers the last byte of the escape. */
  private escape(at: number): number {
    const { bytes } = this;
    this.at = at;
    if (bytes[at] === 0x75) {
      for (let i = 1; i <= 4; i += 1) {
        this.at = at + i;
        if (!isHex(bytes[at + i])) this.fail("bad_json");
      }
      return at + 4;
    }
    if (!escapable.has(bytes[at] ?? 0)) this.fail("bad_json");
    return at;
  }

  /** Passes over a number; answers whether it is an integer. */
  private digits(): boolean {
    const { bytes } = this;
    let integer = true;
    if (bytes[this.at] === 0x2d) this.at += 1;
    if (bytes[this.at] === 0x30) this.at += 1;
    else this.run1();
    if (bytes[this.at] === 0x2e) {
      integer = false;
      this.at += 1;
      this.run1();
    }
    const e = bytes[this.at];
    if (e === 0x65 || e === 0x45) {
      integer = false;
      this.at += 1;
      if (bytes[this.at] === 0x2b || bytes[this.at] === 0x2d) this.at += 1;
      this.run1();
    }
    return integer;
  }

  /** One digit or more. */
  private run1(): void {
    const { bytes } = this;
    if (!isDigit(bytes[this.at])) this.fail("bad_json");
    let { at } = this;
    while (at < bytes.length && isDigit(bytes[at])) at += 1;
    this.at = at;
  }

  private word(): void {
    const { bytes, at } = this;
    const word = words.find((one) => one.bytes[0] === bytes[at]);
    if (word === undefined) this.fail("bad_json");
    for (let i = 1; i < word.bytes.length; i += 1) {
      this.at = at + i;
      if (bytes[at + i] !== word.bytes[i]) this.fail("bad_json");
    }
    this.at = at + word.bytes.length;
    this.events.literal(word.value, at, this.at);
  }

  private space(): void {
    const { bytes } = this;
    const start = this.at;
    let at = start;
    for (; at < bytes.length; at += 1) {
      const byte = bytes[at];
      if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) break;
    }
    if (at !== start) {
      this.at = at;
      this.spaced = true;
    }
  }

  private expect(byte: number): void {
    if (this.bytes[this.at] !== byte) this.fail("bad_json");
    this.at += 1;
  }

  private fail(code: ProblemCode): never {
    throw refusalAt(code, this.at);
  }
}

/**
 * Scans one JSON text of any kind, telling `events` what it meets. `bytes` must be well-formed UTF-8; a byte order
 * mark in front is passed over. Throws Problem: bad_json, too_deep, too_many_leaves (each with its position), empty_body.
 */
export const scanJson = (bytes: Uint8Array, events: JsonEvents): ScanResult => new Scanner(bytes, events).run();
