import type { LandingBatch } from "../landing-batch.ts";
import type { RowLists } from "../connection/append-row-lists.ts";
import type { FreshPing } from "./fresh-pings.ts";
import { valueState } from "../landing-batch.ts";

/**
 * Values a row of `landing` may hold; a ping with more takes several rows. A commit writes to the log the vector of 2,048 rows it ends in
 * from that vector's start, so long rows make each small batch pay again for the pings before it: with rows of 256 values the log of
 * 100 lone pings was 285 MB, with 32 it is 60 MB, and large batches land as fast.
 */
const pieceValues = 32;
/** Rows a slice may hold: a vector, and some milliseconds of work. */
const sliceRows = 2048;

/** One ping's values under the warehouse's own metric numbers, ascending. The arrays are reused: copy what should stay. */
interface Row {
  length: number;
  metrics: Int32Array<ArrayBuffer>;
  values: Float64Array<ArrayBuffer>;
  states: Uint8Array<ArrayBuffer>;
}

const ascending = (numbers: Int32Array<ArrayBuffer>, length: number): boolean => {
  for (let index = 1; index < length; index += 1) {
    if ((numbers[index] ?? 0) <= (numbers[index - 1] ?? 0)) return false;
  }
  return true;
};

/** Order of ascending numbers: number and place share one double, because typed arrays sort doubles without a callback. */
const orderOf = (numbers: Int32Array<ArrayBuffer>, length: number): Float64Array<ArrayBuffer> => {
  const keys = new Float64Array(length);
  for (let index = 0; index < length; index += 1) keys[index] = (numbers[index] ?? 0) * 1_048_576 + index;
  keys.sort();
  for (let index = 0; index < length; index += 1) keys[index] = (keys[index] ?? 0) % 1_048_576;
  return keys;
};

/** Copies a row into a slice at `at`, in ascending order of metric. */
const place = (row: Row, into: Omit<Row, "length">, at: number): void => {
  const { length, metrics, values, states } = row;
  if (ascending(metrics, length)) {
    into.metrics.set(metrics.subarray(0, length), at);
    into.values.set(values.subarray(0, length), at);
    into.states.set(states.subarray(0, length), at);
    return;
  }
  const order = orderOf(metrics, length);
  for (let index = 0; index < length; index += 1) {
    const from = order[index] ?? 0;
    into.metrics[at + index] = metrics[from] ?? 0;
    into.values[at + index] = values[from] ?? 0;
    into.states[at + index] = states[from] ?? 0;
  }
};

/** Neighbouring pings whose rows together make a slice. No ping has more rows than a slice: payloads are bounded at 20,000 values. */
const grouped = (fresh: readonly FreshPing[]): FreshPing[][] => {
  const groups: FreshPing[][] = [];
  let room = 0;
  for (const ping of fresh) {
    const rows = Math.ceil(ping.length / pieceValues);
    const last = groups.at(-1);
    if (last === undefined || rows > room) {
      groups.push([ping]);
      room = sliceRows - rows;
    } else {
      last.push(ping);
      room -= rows;
    }
  }
  return groups;
};

/** Rows of `landing`, with the ping that each belongs to. */
export interface RowSlice extends RowLists {
  owners: FreshPing[];
}

const piecesOf = (group: readonly FreshPing[]): { owners: FreshPing[]; lengths: number[] } => {
  const owners: FreshPing[] = [];
  const lengths: number[] = [];
  for (const ping of group) {
    for (let rest = ping.length; rest > 0; rest -= pieceValues) {
      owners.push(ping);
      lengths.push(Math.min(rest, pieceValues));
    }
  }
  return { owners, lengths };
};

/** The rows of `landing` for fresh pings, a slice at a time; `lookup` turns the flattener's numbers into the warehouse's. */
export function* rowSlices(batch: LandingBatch, fresh: readonly FreshPing[], lookup: (local: number) => number): Generator<RowSlice> {
  const longest = fresh.reduce((most, { length }) => Math.max(most, length), 0);
  const row: Row = { length: 0, metrics: new Int32Array(longest), values: new Float64Array(longest), states: new Uint8Array(longest) };
  for (const group of grouped(fresh)) {
    const total = group.reduce((sum, { length }) => sum + length, 0);
    const slice = { metrics: new Int32Array(total), values: new Float64Array(total), states: new Uint8Array(total) };
    let at = 0;
    for (const { offset, length } of group) {
      for (let index = 0; index < length; index += 1) {
        const state = batch.states[offset + index] ?? valueState.value;
        row.metrics[index] = lookup(batch.metrics[offset + index] ?? 0);
        row.values[index] = state === valueState.value ? (batch.values[offset + index] ?? 0) : Number.NaN;
        row.states[index] = state;
      }
      row.length = length;
      place(row, slice, at);
      at += length;
    }
    const { owners, lengths } = piecesOf(group);
    const pings = BigInt64Array.from(owners, ({ ping }) => BigInt(ping.id));
    yield { owners, pings, weeks: Int32Array.from(owners, ({ week }) => week), lengths, ...slice };
  }
}
