import { storable } from "@pinghouse/shared/identity/identity";
import { sentinelReason } from "@pinghouse/shared/metrics/sentinel";
import { kinds, valueState } from "@pinghouse/warehouse/store/landing-batch";
import type { Kind } from "@pinghouse/warehouse/store/landing-batch";
import { doubles, integers, octets, roomFor } from "./growing.ts";
import { stringFlag } from "./json-scanner.ts";
import type { JsonEvents } from "./json-scanner.ts";
import { jsonText } from "./json-text.ts";
import { root } from "./key-trie.ts";
import type { KeyTrie } from "./key-trie.ts";
import { limits } from "./limits.ts";
import { numberValue } from "./number-value.ts";

/** State of an entry that a later member of the same name took the place of. */
export const superseded = 255;

const kindNumber = (kind: Kind): number => kinds.indexOf(kind);
const number = kindNumber("number");
const boolean = kindNumber("boolean");
const string = kindNumber("string");
const unknown = kindNumber("unknown");

/** Listens to the scan of one ping's text and notes its scalars, as nodes of the trie. Lists and what is in them stay out. */
export class PingScan implements JsonEvents {
  /** Entries of the current ping, superseded ones included. */
  count = 0;
  readonly nodes = integers(limits.leaves);
  /** NaN where there is no number; the sentinel where the count failed. */
  readonly values = doubles(limits.leaves);
  readonly states = octets(limits.leaves);
  readonly kinds = octets(limits.leaves);
  texts: { entry: number; text: string }[] = [];
  private readonly trie: KeyTrie;
  private bytes: Buffer = Buffer.alloc(0);
  /** Objects opened so far, in all pings; `object` holds the number of the one open at each depth. */
  private opened = 0;
  private readonly object = doubles(limits.depth + 1);
  private depth = 0;
  private node = root;
  private readonly owner = integers(limits.depth + 1);
  private readonly previous = integers(limits.depth + 1);
  private readonly members = integers(limits.depth + 1);
  /** Objects and lists open since the outermost list began. */
  private inList = 0;
  private items = 0;
  private failedList = false;
  /** Per node: the object that met it last, and its entries there. */
  private seen = doubles(1 << 12);
  private from = integers(1 << 12);
  private to = integers(1 << 12);

  constructor(trie: KeyTrie) {
    this.trie = trie;
  }

  /** Readies for another ping, whose text is `bytes`. */
  begin(bytes: Buffer): void {
    this.bytes = bytes;
    this.count = 0;
    this.texts = [];
    this.depth = 0;
    this.inList = 0;
    this.node = root;
  }

  key(start: number, end: number, flags: number): void {
    if (this.inList > 0) return;
    const { depth } = this;
    const node = this.find(start, end, flags);
    this.previous[depth] = node;
    this.makeRoom(node);
    if (this.seen[node] === this.object[depth]) {
      this.supersede(this.from[node] ?? 0, this.to[node] ?? 0);
    } else {
      this.seen[node] = this.object[depth] ?? 0;
      this.members[depth] = (this.members[depth] ?? 0) + 1;
    }
    this.from[node] = this.count;
    this.to[node] = this.count;
    this.node = node;
  }

  string(start: number, end: number, flags: number): void {
    if (this.inList > 0) {
      this.item(flags === 0 && end - start === 2 && this.isMinusOne(start));
    } else {
      this.texts.push({ entry: this.count, text: this.text(start, end, flags) });
      this.add(NaN, valueState.value, string);
    }
  }

  number(start: number, end: number, integer: boolean): void {
    if (this.inList > 0) return this.item(false);
    const value = numberValue(this.bytes, start, end, integer);
    if (integer && !Number.isSafeInteger(value)) {
      this.texts.push({ entry: this.count, text: this.bytes.toString("latin1", start, end) });
    }
    if (!Number.isFinite(value)) this.add(NaN, valueState.overflow, number);
    else this.add(value, valueState[(value < 0 ? sentinelReason(value) : undefined) ?? "value"], number);
  }

  literal(value: boolean | null): void {
    if (this.inList > 0) this.item(false);
    else if (value === null) this.add(NaN, valueState.empty, unknown);
    else this.add(value ? 1 : 0, valueState.value, boolean);
  }

  open(list: boolean): void {
    if (this.inList > 0 || list) {
      if (this.inList === 0) {
        this.items = 0;
        this.failedList = false;
      } else {
        this.item(false);
      }
      this.inList += 1;
      return;
    }
    this.depth += 1;
    this.opened += 1;
    this.object[this.depth] = this.opened;
    this.owner[this.depth] = this.node;
    this.previous[this.depth] = root;
    this.members[this.depth] = 0;
  }

  close(): void {
    if (this.inList > 0) {
      this.inList -= 1;
      if (this.inList === 0 && this.items === 1 && this.failedList) this.add(-1, valueState.timeout, unknown);
      return;
    }
    const node = this.owner[this.depth] ?? root;
    if (this.isFailedHistogram()) this.failWhole(node);
    this.depth -= 1;
    this.to[node] = this.count;
  }

  private item(failed: boolean): void {
    if (this.inList !== 1) return;
    this.items += 1;
    this.failedList = failed;
  }

  private add(value: number, state: number, kind: number): void {
    const entry = this.count;
    this.nodes[entry] = this.node;
    this.values[entry] = value;
    this.states[entry] = state;
    this.kinds[entry] = kind;
    this.count = entry + 1;
    this.to[this.node] = this.count;
  }

  /** `{"-1": -1}` below a key: what a failed histogram sends. */
  private isFailedHistogram(): boolean {
    const last = this.previous[this.depth] ?? root;
    if (this.depth < 2 || this.members[this.depth] !== 1) return false;
    const entry = this.count - 1;
    const minusOne = this.nodes[entry] === last && this.values[entry] === -1 && this.states[entry] === valueState.timeout;
    return minusOne && this.kinds[entry] === number && this.trie.isNamed(last, "-1");
  }

  private failWhole(node: number): void {
    const entry = this.count - 1;
    this.nodes[entry] = node;
    this.kinds[entry] = unknown;
  }

  private isMinusOne(start: number): boolean {
    return this.bytes[start] === 0x2d && this.bytes[start + 1] === 0x31;
  }

  private find(start: number, end: number, flags: number): number {
    const owner = this.owner[this.depth] ?? root;
    const previous = this.previous[this.depth] ?? root;
    if ((flags & stringFlag.escaped) === 0) return this.trie.child(owner, previous, this.bytes, start, end);
    const key = Buffer.from(this.text(start, end, flags));
    return this.trie.child(owner, previous, key, 0, key.length);
  }

  private text(start: number, end: number, flags: number): string {
    const text = jsonText(this.bytes, start, end, flags);
    return (flags & stringFlag.escaped) === 0 ? text : storable(text);
  }

  /** Each entry is marked at most once for every level above it, so repeated members cost linear time. */
  private supersede(from: number, to: number): void {
    this.states.fill(superseded, from, to);
  }

  private makeRoom(node: number): void {
    if (node < this.seen.length) return;
    this.seen = roomFor(this.seen, node, doubles);
    this.from = roomFor(this.from, node, integers);
    this.to = roomFor(this.to, node, integers);
  }
}
