import { crc32 } from "node:zlib";

/** What makes a segment's frames its own: random, so that nothing stored inside a payload can pass for a frame. */
export interface Marker {
  /** Stands at the head of every frame. */
  readonly sign: Buffer;
  /** Where every checksum of the segment starts. */
  readonly seed: number;
}

/** A record before it has a place, or as found in one. `codec` is the number as stored. */
export interface Frame {
  type: number;
  version: number;
  codec: number;
  header: Uint8Array;
  content: Uint8Array;
}

/** sign 8, length of the body 4, CRC-32 of the body 4. */
const prefixBytes = 16;
/** type 1, version 1, codec 1, length of the header 4. */
const bodyPrefixBytes = 7;

/** The smallest frame there can be. */
export const smallestFrame = prefixBytes + bodyPrefixBytes;

export const markerBytes = 16;

export const markerOf = (random: Uint8Array): Marker => {
  const bytes = Buffer.from(random);
  return { sign: bytes.subarray(0, 8), seed: crc32(bytes.subarray(8, markerBytes)) };
};

export const frameBytes = (frame: Frame): number => smallestFrame + frame.header.byteLength + frame.content.byteLength;

/** CRC-32 of `bytes` after `sum`. Node's answers 0 for an empty array that came from another thread, whatever the sum so far. */
const crcOn = (sum: number, bytes: Uint8Array): number => (bytes.byteLength === 0 ? sum : crc32(bytes, sum));

/** A frame as bytes to be written one after another; the content is not copied. */
export const encodeFrame = (marker: Marker, frame: Frame): Uint8Array[] => {
  const head = Buffer.allocUnsafe(smallestFrame + frame.header.byteLength);
  marker.sign.copy(head, 0);
  head.writeUInt32LE(bodyPrefixBytes + frame.header.byteLength + frame.content.byteLength, 8);
  head.writeUInt8(frame.type, 16);
  head.writeUInt8(frame.version, 17);
  head.writeUInt8(frame.codec, 18);
  head.writeUInt32LE(frame.header.byteLength, 19);
  head.set(frame.header, smallestFrame);
  head.writeUInt32LE(crcOn(crcOn(marker.seed, head.subarray(prefixBytes)), frame.content), 12);
  return [head, frame.content];
};

/** `short`: the bytes end before the frame would; it needs `bytes` from its start. */
export type FrameAt = { state: "whole"; frame: Frame; end: number } | { state: "short"; bytes: number } | { state: "damaged" };

/** What stands at `at`. Header and content are views into `bytes`. */
export const frameAt = (bytes: Buffer, at: number, marker: Marker): FrameAt => {
  const left = bytes.length - at;
  if (left < prefixBytes) return { state: "short", bytes: prefixBytes };
  if (marker.sign.compare(bytes, at, at + 8) !== 0) return { state: "damaged" };
  const length = bytes.readUInt32LE(at + 8);
  if (length < bodyPrefixBytes) return { state: "damaged" };
  if (length > left - prefixBytes) return { state: "short", bytes: prefixBytes + length };
  const end = at + prefixBytes + length;
  const body = bytes.subarray(at + prefixBytes, end);
  if (crc32(body, marker.seed) !== bytes.readUInt32LE(at + 12)) return { state: "damaged" };
  const content = bodyPrefixBytes + body.readUInt32LE(3);
  if (content > length) return { state: "damaged" };
  const frame = { type: body.readUInt8(0), version: body.readUInt8(1), codec: body.readUInt8(2), header: body.subarray(bodyPrefixBytes, content), content: body.subarray(content) };
  return { state: "whole", frame, end };
};

/** Where the next whole frame starts, at `from` or behind it; -1 where there is none. */
export const findFrame = (bytes: Buffer, from: number, marker: Marker): number => {
  let at = bytes.indexOf(marker.sign, from);
  while (at !== -1 && frameAt(bytes, at, marker).state !== "whole") at = bytes.indexOf(marker.sign, at + 1);
  return at;
};
