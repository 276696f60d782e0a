import { crc32, deflateSync } from "node:zlib";
import { badges, type BadgeKind } from "./badge.ts";
import { dotAt, glyphHeight, glyphWidth } from "./glyphs.ts";

/** Pixels to a dot, and dots around the words. */
const scale = 2;
const [marginX, marginY] = [4, 3];

const advance = glyphWidth + 1;

const chunk = (type: string, data: Uint8Array): Buffer => {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
};

const inkAt = (words: string, x: number, y: number): boolean => {
  const [left, top] = [Math.floor(x / scale) - marginX, Math.floor(y / scale) - marginY];
  const letter = words[Math.floor(left / advance)];
  const column = left % advance;
  return letter !== undefined && left >= 0 && column < glyphWidth && top >= 0 && top < glyphHeight && dotAt(letter, column, top);
};

/** The badge as PNG: two colours of a palette, a byte to a pixel, each row led by its filter (0, none). */
export const badgePng = (kind: BadgeKind): Buffer => {
  const { words, ground } = badges[kind];
  const width = (words.length * advance - 1 + 2 * marginX) * scale;
  const height = (glyphHeight + 2 * marginY) * scale;
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 3, 0, 0, 0]);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  const rows = Array.from({ length: height }, (_, y) => [0, ...Array.from({ length: width }, (_, x) => (inkAt(words, x, y) ? 1 : 0))]);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("PLTE", Buffer.from([...ground, 0xff, 0xff, 0xff])),
    chunk("IDAT", deflateSync(Buffer.from(rows.flat()))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
};
