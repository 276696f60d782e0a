import { readFileSync } from "node:fs";
import { inflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { badgeKinds, badges } from "./badge.ts";
import { badgePng } from "./badge-png.ts";
import { badgeSvg } from "./badge-svg.ts";

/** The pictures as they were looked at and found good. Change one on purpose, look at it, and store it anew. */
const stored = (name: string): Buffer => readFileSync(new URL(`badges/${name}`, import.meta.url));

/** Size, palette and pixels of a PNG: compressors may differ in their bytes. */
const pictureOf = (png: Buffer) => {
  const parts = new Map<string, Buffer>();
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) parts.set(png.toString("latin1", at + 4, at + 8), png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  const [header, palette, pixels] = ["IHDR", "PLTE", "IDAT"].map((name) => parts.get(name) ?? Buffer.alloc(0));
  return { header, palette, pixels: pixels === undefined ? undefined : inflateSync(pixels) };
};

test.each(badgeKinds)("the pictures of %s are the stored ones", (kind) => {
  expect(badgeSvg(kind)).toBe(stored(`${kind}.svg`).toString("utf8"));
  expect(pictureOf(badgePng(kind))).toEqual(pictureOf(stored(`${kind}.png`)));
});

const luminance = (ground: readonly number[]): number => {
  const [red = 0, green = 0, blue = 0] = ground.map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

test.each(badgeKinds)("the white words of %s can be read on their ground, and no two badges differ in colour alone", (kind) => {
  expect(1.05 / (luminance(badges[kind].ground) + 0.05)).toBeGreaterThan(4.5);
  expect(badgeKinds.filter((other) => badges[other].words === badges[kind].words)).toEqual([kind]);
});
