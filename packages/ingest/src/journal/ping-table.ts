/** How a ping stands: on its way to the warehouse, or set aside and why. The numbers stand in sidecars. */
export const standings = { ready: 0, future: 1, unapproved: 2, unlandable: 3, unverified: 4 } as const;
export type Standing = (typeof standings)[keyof typeof standings];

/** One ping as the index knows it. `key` and `body` are digests of which 128 bits count. */
export interface PingEntry {
  id: number;
  key: Buffer;
  body: Buffer;
  /** 53 bits of the uuid's keyed hash. */
  uuid: number;
  /** 53 bits of the installation's keyed hash. */
  installation: number;
  offset: number;
  standing: Standing;
}

/** Entries of one segment, column by column, with the standing they were written with: what a sidecar holds. */
export interface PingColumns {
  length: number;
  ids: Float64Array;
  keys: Uint32Array;
  bodies: Uint32Array;
  uuids: Float64Array;
  installations: Float64Array;
  offsets: Float64Array;
  standings: Uint8Array;
}

export const createColumns = (capacity: number): PingColumns => ({
  length: 0,
  ids: new Float64Array(capacity),
  keys: new Uint32Array(capacity * 4),
  bodies: new Uint32Array(capacity * 4),
  uuids: new Float64Array(capacity),
  installations: new Float64Array(capacity),
  offsets: new Float64Array(capacity),
  standings: new Uint8Array(capacity),
});

const copyColumns = (from: PingColumns, to: PingColumns, start: number, end: number) => {
  const at = to.length;
  to.ids.set(from.ids.subarray(start, end), at);
  to.keys.set(from.keys.subarray(start * 4, end * 4), at * 4);
  to.bodies.set(from.bodies.subarray(start * 4, end * 4), at * 4);
  to.uuids.set(from.uuids.subarray(start, end), at);
  to.installations.set(from.installations.subarray(start, end), at);
  to.offsets.set(from.offsets.subarray(start, end), at);
  to.standings.set(from.standings.subarray(start, end), at);
  to.length = at + end - start;
};

/** A copy of the entries from `start` to `end`. */
export const sliceColumns = (columns: PingColumns, start: number, end: number): PingColumns => {
  const slice = createColumns(end - start);
  copyColumns(columns, slice, start, end);
  return slice;
};

/** The same columns where there is room for `more`, else a copy with twice the room. */
const withRoom = (columns: PingColumns, more: number): PingColumns => {
  if (columns.length + more <= columns.ids.length) return columns;
  const grown = createColumns(Math.max(1024, 2 * columns.ids.length, columns.length + more));
  copyColumns(columns, grown, 0, columns.length);
  return grown;
};

export const pushEntry = (columns: PingColumns, entry: PingEntry): PingColumns => {
  const grown = withRoom(columns, 1);
  const at = grown.length;
  grown.ids[at] = entry.id;
  for (let word = 0; word < 4; word += 1) {
    grown.keys[at * 4 + word] = entry.key.readUInt32LE(word * 4);
    grown.bodies[at * 4 + word] = entry.body.readUInt32LE(word * 4);
  }
  grown.uuids[at] = entry.uuid;
  grown.installations[at] = entry.installation;
  grown.offsets[at] = entry.offset;
  grown.standings[at] = entry.standing;
  grown.length = at + 1;
  return grown;
};

const sameWords = (a: Uint32Array, at: number, b: Uint32Array, from: number): boolean =>
  a[at] === b[from] && a[at + 1] === b[from + 1] && a[at + 2] === b[from + 2] && a[at + 3] === b[from + 3];

/**
 * All pings of the journal by key: columns in order of id, and a table of open addressing over them (linear probing,
 * at most half full; a slot holds the ordinal plus one). About 73 bytes a ping.
 */
export class PingTable {
  #columns = createColumns(0);
  #slots = new Uint32Array(1024);

  get length(): number {
    return this.#columns.length;
  }

  get columns(): PingColumns {
    return this.#columns;
  }

  /** The ordinal of the first ping with this key, or -1. */
  find(key: Buffer): number {
    const words = Uint32Array.of(key.readUInt32LE(0), key.readUInt32LE(4), key.readUInt32LE(8), key.readUInt32LE(12));
    return (this.#slots[this.#slotOf(words, 0)] ?? 0) - 1;
  }

  /** Whether the body of the ping at `ordinal` has this digest. */
  sameBody(ordinal: number, body: Buffer): boolean {
    for (let word = 0; word < 4; word += 1) if (this.#columns.bodies[ordinal * 4 + word] !== body.readUInt32LE(word * 4)) return false;
    return true;
  }

  /** The ordinal of an id, or -1. Ids ascend, so it is a binary search. */
  ordinalOf(id: number): number {
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#columns.ids[middle] ?? 0) < id) low = middle + 1;
      else high = middle;
    }
    return this.#columns.ids[low] === id && low < this.length ? low : -1;
  }

  /** Makes room for `more` entries at once, so that a load does not grow step by step. */
  reserve(more: number): void {
    this.#columns = withRoom(this.#columns, more);
    this.#growSlots(this.length + more);
  }

  /** Takes in the entries of `columns` from `start` on. */
  append(columns: PingColumns, start = 0): void {
    const from = this.length;
    this.#columns = withRoom(this.#columns, columns.length - start);
    copyColumns(columns, this.#columns, start, columns.length);
    this.#index(from);
  }

  dropFirst(count: number): void {
    this.#columns = sliceColumns(this.#columns, count, this.length);
    this.#slots = new Uint32Array(1024);
    this.#index(0);
  }

  /** Forgets single entries, by ordinal. */
  dropEach(ordinals: ReadonlySet<number>): void {
    const kept = createColumns(this.length);
    let from = 0;
    for (const ordinal of [...ordinals].sort((a, b) => a - b)) {
      copyColumns(this.#columns, kept, from, ordinal);
      from = ordinal + 1;
    }
    copyColumns(this.#columns, kept, from, this.length);
    this.#columns = kept;
    this.#slots = new Uint32Array(1024);
    this.#index(0);
  }

  /** Puts the entries from `from` on into the slots, after making room: the first of equal keys stays. */
  #index(from: number): void {
    if (!this.#growSlots(this.length)) this.#fillSlots(from);
  }

  /** Makes the slots anew where they would be more than half full; answers whether it did. */
  #growSlots(entries: number): boolean {
    let size = this.#slots.length;
    while (size < 2 * entries) size *= 2;
    if (size === this.#slots.length) return false;
    this.#slots = new Uint32Array(size);
    this.#fillSlots(0);
    return true;
  }

  #fillSlots(from: number): void {
    for (let ordinal = from; ordinal < this.length; ordinal += 1) {
      const slot = this.#slotOf(this.#columns.keys, ordinal * 4);
      if (this.#slots[slot] === 0) this.#slots[slot] = ordinal + 1;
    }
  }

  /** The slot that holds the key whose four words stand at `from`, or the empty one where it belongs. */
  #slotOf(words: Uint32Array, from: number): number {
    const mask = this.#slots.length - 1;
    const { keys } = this.#columns;
    let slot = (words[from] ?? 0) & mask;
    for (;;) {
      const at = 4 * ((this.#slots[slot] ?? 0) - 1);
      if (at < 0 || sameWords(keys, at, words, from)) return slot;
      slot = (slot + 1) & mask;
    }
  }
}
