import { closeSync, fsyncSync, openSync, readFileSync, statSync, writeSync } from "node:fs";
import { crc32 } from "node:zlib";
import { createColumns } from "./ping-table.ts";
import type { PingColumns } from "./ping-table.ts";
import { segmentFacts } from "./segment-facts.ts";
import type { SegmentContents } from "./segment-facts.ts";
import { sidecarPath } from "./segment.ts";

/** Number at the head, in the byte order of the machine that wrote it: on another one the sidecar is void and made again. */
const magic = 0x50490002;
const headBytes = 32;
const bytesPerPing = 65;

const views = (columns: PingColumns): Uint8Array[] => {
  const cut = (array: Float64Array | Uint32Array | Uint8Array, elements: number) => new Uint8Array(array.buffer, array.byteOffset, elements * array.BYTES_PER_ELEMENT);
  const { length } = columns;
  return [cut(columns.ids, length), cut(columns.uuids, length), cut(columns.installations, length), cut(columns.offsets, length), cut(columns.keys, length * 4), cut(columns.bodies, length * 4), cut(columns.standings, length)];
};

/** A sealed segment's contents as bytes: head (magic, pings, length of the facts, checksum, marker), columns, facts as JSON. */
const encodeSidecar = (marker: Uint8Array, { facts, pings }: SegmentContents): Uint8Array[] => {
  const json = Buffer.from(JSON.stringify(facts));
  const parts = [...views(pings), json];
  const head = Buffer.alloc(headBytes);
  new Uint32Array(head.buffer, head.byteOffset, 3).set([magic, pings.length, json.length]);
  head.set(marker, 16);
  let sum = crc32(head.subarray(16), crc32(head.subarray(0, 12)));
  for (const part of parts) if (part.length > 0) sum = crc32(part, sum);
  head.writeUInt32LE(sum, 12);
  return [head, ...parts];
};

/** Writes the sidecar of a sealed segment and syncs it. It can be made again from the segment at any time. */
export const writeSidecar = (dir: string, segment: number, marker: Uint8Array, contents: SegmentContents): void => {
  const fd = openSync(sidecarPath(dir, segment), "w", 0o600);
  try {
    for (const part of encodeSidecar(marker, contents)) {
      let written = 0;
      while (written < part.byteLength) written += writeSync(fd, part, written);
    }
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
};

const read = (path: string): Buffer | undefined => {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
};

const factsIn = (json: Buffer) => {
  try {
    return segmentFacts.safeParse(JSON.parse(json.toString("utf8"))).data;
  } catch {
    return undefined;
  }
};

/** The contents a sidecar holds, or undefined where it is missing, damaged, or of another segment than this marker and length. */
export const readSidecar = (dir: string, segment: number, marker: Uint8Array, bytes: number): SegmentContents | undefined => {
  const file = read(sidecarPath(dir, segment));
  if (file === undefined || file.length < headBytes) return undefined;
  const [found, length = 0, factsBytes = 0] = new Uint32Array(Uint8Array.from(file.subarray(0, 12)).buffer);
  if (found !== magic || file.compare(marker, 0, 16, 16, headBytes) !== 0) return undefined;
  if (crc32(file.subarray(16), crc32(file.subarray(0, 12))) !== file.readUInt32LE(12)) return undefined;
  const pings = createColumns(length);
  pings.length = length;
  let at = headBytes;
  for (const view of views(pings)) {
    view.set(file.subarray(at, at + view.length));
    at += view.length;
  }
  const facts = factsIn(file.subarray(at, at + factsBytes));
  return facts !== undefined && facts.bytes === bytes ? { facts, pings } : undefined;
};

/** How many pings the sidecars of these segments hold, by their sizes: an estimate to make room by. */
export const pingsInSidecars = (dir: string, segments: readonly number[]): number =>
  segments.reduce((sum, segment) => sum + Math.floor((statSync(sidecarPath(dir, segment), { throwIfNoEntry: false })?.size ?? 0) / bytesPerPing), 0);
