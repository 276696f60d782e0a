import type { ProblemCode } from "@pinghouse/shared/problem/problem";
import { limits } from "../payload/limits.ts";

/** An object of a stream as it stands there, or something that is none. `position` is its first byte in the stream. */
export type SplitPart = { kind: "body"; body: Buffer; position: number } | { kind: "bad"; code: ProblemCode; position: number };

const [newline, comma, colon, quote, backslash] = [0x0a, 0x2c, 0x3a, 0x22, 0x5c];
const [openBrace, closeBrace, openBracket, closeBracket] = [0x7b, 0x7d, 0x5b, 0x5d];

const isSpace = (byte: number): boolean => byte === 0x20 || byte === newline || byte === 0x0d || byte === 0x09;

/** What may stand between objects: white space, a list around them, and its commas. */
const isBetween = (byte: number): boolean => isSpace(byte) || byte === comma || byte === openBracket || byte === closeBracket;

/** An object may begin only behind one of these, inside another. */
const mayPrecedeObject = (byte: number): boolean => byte === comma || byte === colon || byte === openBracket;

class Splitter {
  private parts: SplitPart[] = [];
  private state: "between" | "object" | "string" | "skip" = "between";
  private depth = 0;
  private escaped = false;
  /** The last byte of the object that is no white space and not inside a string. */
  private last = 0;
  /** Pieces of the current object from earlier chunks. */
  private held: Buffer[] = [];
  private heldBytes = 0;
  private start = 0;
  private offset = 0;
  private tooLarge = false;

  push(chunk: Buffer): SplitPart[] {
    let from = this.state === "object" || this.state === "string" ? 0 : -1;
    for (let at = 0; at < chunk.length; at += 1) {
      const byte = chunk[at] ?? 0;
      const before = this.state;
      if (before === "string") this.inString(byte);
      else if (before === "object") from = this.inObject(chunk, at, from, byte);
      else from = this.outside(at, byte);
    }
    if (this.state === "object" || this.state === "string") this.hold(chunk.subarray(Math.max(0, from)));
    this.offset += chunk.length;
    return this.parts.splice(0);
  }

  end(): SplitPart[] {
    if (this.state === "object" || this.state === "string") this.bad("bad_json");
    return this.parts.splice(0);
  }

  /** Answers where an object that begins here starts in the chunk, else -1. */
  private outside(at: number, byte: number): number {
    if (this.state === "skip") {
      if (byte === newline) this.state = "between";
      return -1;
    }
    const position = this.offset + at;
    if (byte === openBrace) {
      this.begin(position);
      return at;
    }
    if (isBetween(byte) || (position < 3 && byte >= 0x80)) return -1;
    this.parts.push({ kind: "bad", code: "bad_json", position });
    this.state = "skip";
    return -1;
  }

  private begin(position: number): void {
    this.state = "object";
    this.start = position;
    this.depth = 1;
    this.last = openBrace;
    this.held = [];
    this.heldBytes = 0;
    this.tooLarge = false;
  }

  private inString(byte: number): void {
    if (this.escaped) {
      this.escaped = false;
    } else if (byte === backslash) {
      this.escaped = true;
    } else if (byte === quote) {
      this.state = "object";
    } else if (byte === newline) {
      // No line break stands inside a JSON string: the object broke off, and the next line is another.
      this.bad("bad_json");
      this.state = "between";
    }
  }

  private inObject(chunk: Buffer, at: number, from: number, byte: number): number {
    if (isSpace(byte)) return from;
    if (byte === openBrace && !mayPrecedeObject(this.last)) {
      this.bad("bad_json");
      this.begin(this.offset + at);
      return at;
    }
    this.last = byte;
    if (byte === quote) this.state = "string";
    else if (byte === openBrace || byte === openBracket) this.depth += 1;
    else if (byte === closeBrace || byte === closeBracket) this.depth -= 1;
    if (this.depth > 0) return from;
    this.hold(chunk.subarray(from, at + 1));
    this.finish();
    return -1;
  }

  private hold(piece: Buffer): void {
    this.heldBytes += piece.length;
    if (this.heldBytes > limits.body) this.tooLarge = true;
    if (this.tooLarge) this.held = [];
    else this.held.push(piece);
  }

  private finish(): void {
    if (this.tooLarge) this.bad("body_too_large");
    else this.parts.push({ kind: "body", body: Buffer.concat(this.held), position: this.start });
    this.state = "between";
    this.held = [];
  }

  private bad(code: ProblemCode): void {
    this.parts.push({ kind: "bad", code, position: this.start });
    this.held = [];
  }
}

/**
 * Cuts a stream into its top-level objects, without judging what is in them: one object, a list of them, one a line,
 * one behind the other, indented or not. Holds one object (16 MB) at a time. What is no object is reported, and
 * reading goes on at the next line.
 */
export const splitJson = async function* (stream: AsyncIterable<Uint8Array>): AsyncGenerator<SplitPart> {
  const splitter = new Splitter();
  for await (const chunk of stream) yield* splitter.push(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength));
  yield* splitter.end();
};
