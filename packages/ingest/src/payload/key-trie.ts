import { joinKey } from "@pinghouse/shared/metrics/key";
import { integers, octets, roomFor } from "./growing.ts";

/** The node every path starts from. */
export const root = 0;

/**
 * Paths met so far, as numbers: a child is found by the bytes of its key, so a known key costs no string.
 * Payloads of one version come in one key order; each node remembers which sibling came next the last time.
 */
export class KeyTrie {
  /** Nodes, the root included. */
  size = 1;
  private pool: Uint8Array<ArrayBuffer> = octets(1 << 16);
  private poolEnd = 0;
  private parent = integers(1 << 12);
  private start = integers(1 << 12);
  private end = integers(1 << 12);
  /** The sibling that followed; 0 = none yet. */
  private following = integers(1 << 12);
  private leading = integers(1 << 12);
  private table = integers(1 << 14);
  private readonly secret: number;

  /** `secret`: a random integer, so that nobody can send keys that all fall into one slot. */
  constructor(secret: number) {
    this.secret = secret | 0;
  }

  /**
   * The child of `parent` whose key is `bytes[start..end)`, made where there is none.
   * `previous` is the sibling met before it in this object, or `root` at its beginning.
   */
  child(parent: number, previous: number, bytes: Uint8Array, start: number, end: number): number {
    const guess = (previous === root ? this.leading[parent] : this.following[previous]) ?? 0;
    if (guess !== 0 && this.parent[guess] === parent && this.same(guess, bytes, start, end)) return guess;
    const node = this.lookUp(parent, bytes, start, end);
    if (previous === root) this.leading[parent] = node;
    else this.following[previous] = node;
    return node;
  }

  /** The metric key of a node. */
  key(node: number): string {
    const parts: string[] = [];
    const pool = Buffer.from(this.pool.buffer);
    for (let at = node; at !== root; at = this.parent[at] ?? root) {
      parts.unshift(pool.toString("utf8", this.start[at], this.end[at]));
    }
    return joinKey(parts);
  }

  /** Whether the last part of a node's path is this text. */
  isNamed(node: number, name: string): boolean {
    const key = Buffer.from(name);
    return this.same(node, key, 0, key.length);
  }

  private same(node: number, bytes: Uint8Array, start: number, end: number): boolean {
    const { pool } = this;
    let at = this.start[node] ?? 0;
    if ((this.end[node] ?? 0) - at !== end - start) return false;
    for (let i = start; i < end; i += 1, at += 1) if (pool[at] !== bytes[i]) return false;
    return true;
  }

  private lookUp(parent: number, bytes: Uint8Array, start: number, end: number): number {
    const mask = this.table.length - 1;
    let slot = this.hash(parent, bytes, start, end) & mask;
    for (;;) {
      const node = this.table[slot] ?? 0;
      if (node === 0) return this.add(slot, parent, bytes, start, end);
      if (this.parent[node] === parent && this.same(node, bytes, start, end)) return node;
      slot = (slot + 1) & mask;
    }
  }

  /** FNV's way over the key with a secret factor, begun from the parent; finished by a mix, since the low bits choose the slot. */
  private hash(parent: number, bytes: Uint8Array, start: number, end: number): number {
    const factor = (this.secret << 8) | 0x93;
    let hash = Math.imul(parent ^ this.secret, 0x9e3779b1);
    for (let i = start; i < end; i += 1) hash = Math.imul(hash ^ (bytes[i] ?? 0), factor);
    hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
    return hash ^ (hash >>> 13);
  }

  private add(slot: number, parent: number, bytes: Uint8Array, start: number, end: number): number {
    const node = this.size;
    this.size += 1;
    this.makeRoom(node, end - start);
    this.pool.set(bytes.subarray(start, end), this.poolEnd);
    this.parent[node] = parent;
    this.start[node] = this.poolEnd;
    this.poolEnd += end - start;
    this.end[node] = this.poolEnd;
    this.table[slot] = node;
    if (this.size * 2 > this.table.length) this.rehash();
    return node;
  }

  private makeRoom(node: number, bytes: number): void {
    this.parent = roomFor(this.parent, node, integers);
    this.start = roomFor(this.start, node, integers);
    this.end = roomFor(this.end, node, integers);
    this.following = roomFor(this.following, node, integers);
    this.leading = roomFor(this.leading, node, integers);
    this.pool = roomFor(this.pool, this.poolEnd + bytes, octets);
  }

  private rehash(): void {
    this.table = integers(this.table.length * 2);
    const mask = this.table.length - 1;
    for (let node = 1; node < this.size; node += 1) {
      let slot = this.hash(this.parent[node] ?? 0, this.pool, this.start[node] ?? 0, this.end[node] ?? 0) & mask;
      while (this.table[slot] !== 0) slot = (slot + 1) & mask;
      this.table[slot] = node;
    }
  }
}
