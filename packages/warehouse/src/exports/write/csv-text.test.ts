import * as fc from "fast-check";
import { expect, test } from "vitest";
import { BytesOut } from "./bytes-out.ts";
import { csvText, writeCsvText } from "./csv-text.ts";

const written = (most: number, write: (out: BytesOut) => void): string => {
  const out = new BytesOut();
  out.reserve(most);
  write(out);
  return Buffer.from(out.taken()).toString();
};

test("a text written byte by byte is the text written as a string, and keeps within what it was given room for", () => {
  const hostile = fc.constantFrom("", '"', '""', "=", "+1", "-", "@x", "\t", "\r", "\n", "a,b", 'é"ü', "'", " =1", "=a,b");
  fc.assert(
    fc.property(fc.oneof(hostile, fc.string({ unit: "grapheme" }), fc.string({ unit: fc.constantFrom("=", '"', ",", "\r", "\n", "a", "ß", "😀") })), (text) => {
      const bytes = Buffer.from(`before${text}after`);
      const end = bytes.length - "after".length;
      const most = Buffer.byteLength(text) * 2 + 3;
      expect(written(most, (out) => writeCsvText(bytes, "before".length, end, out))).toBe(csvText(text));
    }),
  );
});

test("a whole number is written as JavaScript writes it, without the sign of a negative zero", () => {
  const edges = fc.constantFrom(0, -0, 9, 10, 99, 100, 2 ** 31 - 1, 2 ** 31, 21_474_836_479, 21_474_836_480, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, 1e15, 999_999_999_999_999);
  fc.assert(
    fc.property(fc.oneof(edges, fc.maxSafeInteger(), fc.integer()), (value) => {
      expect(written(32, (out) => out.integer(value))).toBe(String(value));
    }),
    { numRuns: 1000 },
  );
});
