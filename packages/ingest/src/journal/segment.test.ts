import { expect, test } from "vitest";
import { decodeSegmentHeader, encodeSegmentHeader, segmentHeaderBytes } from "./segment.ts";

const header = { marker: new Uint8Array(16).fill(3), hubKey: new Uint8Array(32).fill(9), nextId: 2 ** 40, nextPostId: 7, receivedAt: 1_700_000_000_123 };

test("a segment's header survives a flip of any of its bytes", () => {
  const whole = encodeSegmentHeader(header);
  expect(whole).toHaveLength(segmentHeaderBytes);
  for (let at = 0; at < whole.length; at += 1) {
    const flipped = Buffer.from(whole);
    flipped.writeUInt8(flipped.readUInt8(at) ^ 0x10, at);
    expect(decodeSegmentHeader(flipped)).toEqual(header);
  }
});

test("a header cut short or of something else is none", () => {
  expect(decodeSegmentHeader(encodeSegmentHeader(header).subarray(0, 50))).toBeUndefined();
  expect(decodeSegmentHeader(Buffer.alloc(segmentHeaderBytes))).toBeUndefined();
});
