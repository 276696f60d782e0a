import { closeSync, openSync, readdirSync, readSync } from "node:fs";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import { markerBytes, markerOf } from "./frame.ts";
import type { Marker } from "./frame.ts";

/**
 * What stands at the start of every segment, twice, so that one damaged byte takes nothing with it.
 * The hub's key and the counters stand in each, so the journal can lose its first segments to retention.
 */
export interface SegmentHeader {
  /** 16 random bytes. */
  marker: Uint8Array;
  /** The hub's own key, 32 random bytes, the same in all segments. */
  hubKey: Uint8Array;
  nextId: number;
  nextPostId: number;
  /** Newest receipt so far, milliseconds; 0 for none. */
  receivedAt: number;
}

const magic = "PINGHOUS";
const format = 1;
export const hubKeyBytes = 32;
const copyBytes = 96;
const crcAt = copyBytes - 4;

/** Where the first frame of a segment starts. */
export const segmentHeaderBytes = 2 * copyBytes;

const name = (segment: number) => String(segment).padStart(8, "0");
export const segmentPath = (dir: string, segment: number): string => join(dir, `${name(segment)}.log`);
export const sidecarPath = (dir: string, segment: number): string => join(dir, `${name(segment)}.idx`);

/** Numbers of the segments there are, ascending; none where the directory is missing. */
export const listSegments = (dir: string): number[] => {
  let names: string[];
  try {
    names = readdirSync(dir);
  } catch {
    return [];
  }
  return names.filter((name) => /^\d{8,}\.log$/.test(name)).map((name) => Number.parseInt(name, 10)).sort((a, b) => a - b);
};

export const encodeSegmentHeader = (header: SegmentHeader): Buffer => {
  const copy = Buffer.alloc(copyBytes);
  copy.write(magic, 0, "latin1");
  copy.writeUInt32LE(format, 8);
  copy.set(header.marker, 12);
  copy.set(header.hubKey, 28);
  copy.writeDoubleLE(header.nextId, 60);
  copy.writeDoubleLE(header.nextPostId, 68);
  copy.writeDoubleLE(header.receivedAt, 76);
  copy.writeUInt32LE(crc32(copy.subarray(0, crcAt)), crcAt);
  return Buffer.concat([copy, copy]);
};

const decodeCopy = (copy: Buffer): SegmentHeader | undefined => {
  if (copy.length < copyBytes || copy.toString("latin1", 0, 8) !== magic) return undefined;
  if (crc32(copy.subarray(0, crcAt)) !== copy.readUInt32LE(crcAt)) return undefined;
  if (copy.readUInt32LE(8) !== format) throw new Error(`This journal is of format ${copy.readUInt32LE(8)}; this version reads format ${format}.`);
  const part = (from: number, bytes: number) => Uint8Array.from(copy.subarray(from, from + bytes));
  return { marker: part(12, markerBytes), hubKey: part(28, hubKeyBytes), nextId: copy.readDoubleLE(60), nextPostId: copy.readDoubleLE(68), receivedAt: copy.readDoubleLE(76) };
};

/** The header at the start of `bytes`, from whichever copy is whole; undefined where neither is. Throws for a format of another version. */
export const decodeSegmentHeader = (bytes: Buffer): SegmentHeader | undefined => decodeCopy(bytes.subarray(0, copyBytes)) ?? decodeCopy(bytes.subarray(copyBytes, segmentHeaderBytes));

/** Reads at most `bytes` bytes of an open file from `offset` on. */
export const readAt = (fd: number, offset: number, bytes: number): Buffer => {
  const buffer = Buffer.allocUnsafe(Math.max(0, bytes));
  let filled = 0;
  while (filled < buffer.length) {
    const read = readSync(fd, buffer, filled, buffer.length - filled, offset + filled);
    if (read === 0) break;
    filled += read;
  }
  return buffer.subarray(0, filled);
};

/** Opens a segment for reading, as long as `use` runs. */
export const withSegment = <T>(dir: string, segment: number, use: (fd: number) => T): T => {
  const fd = openSync(segmentPath(dir, segment), "r");
  try {
    return use(fd);
  } finally {
    closeSync(fd);
  }
};

/** The marker of an open segment; undefined where its header is beyond reading. */
export const markerOfSegment = (fd: number): Marker | undefined => {
  const header = decodeSegmentHeader(readAt(fd, 0, segmentHeaderBytes));
  return header && markerOf(header.marker);
};
