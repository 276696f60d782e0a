import * as fc from "fast-check";
import { expect, test } from "vitest";
import { isoInstant, parseInstant } from "./instant.ts";

const instant = fc.integer({ min: Date.UTC(1970, 0, 1), max: Date.UTC(9999, 11, 30) });
const two = (n: number): string => String(n).padStart(2, "0");

test("what isoInstant writes, parseInstant reads back", () => {
  fc.assert(fc.property(instant, (ms) => {
    expect(parseInstant(isoInstant(ms))).toBe(ms);
  }));
});

test("Z, +00:00, +0000, UTC and no zone are the same instant", () => {
  const bare = "2020-04-17T07:43:54.162";
  const spellings = ["", "Z", "z", "+00:00", "-00:00", "+0000", "+00", " UTC"].map((zone) => parseInstant(bare + zone));
  expect(new Set(spellings)).toEqual(new Set([Date.UTC(2020, 3, 17, 7, 43, 54, 162)]));
});

test("an offset of any size, with or without colon, shifts by itself", () => {
  const offset = fc.integer({ min: -(23 * 60 + 59), max: 23 * 60 + 59 });
  fc.assert(
    fc.property(instant, offset, fc.constantFrom("", ":"), (ms, minutes, colon) => {
      const size = Math.abs(minutes);
      const zone = `${minutes < 0 ? "-" : "+"}${two(Math.floor(size / 60))}${colon}${two(size % 60)}`;
      const local = ms + minutes * 60_000;
      fc.pre(local >= 0 && local <= Date.UTC(9999, 11, 31));
      expect(parseInstant(isoInstant(local).replace("Z", zone))).toBe(ms);
    }),
  );
});

test("the platform's own parser agrees on every ISO instant with milliseconds", () => {
  fc.assert(
    fc.property(instant, fc.constantFrom("Z", "+05:30", "-08:00"), (ms, zone) => {
      const text = isoInstant(ms).replace("Z", zone);
      expect(parseInstant(text)).toBe(Date.parse(text));
    }),
  );
});

test("fractions of one to nine digits are cut, not rounded, to milliseconds", () => {
  const fraction = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 9 });
  fc.assert(
    fc.property(fraction, (digits) => {
      const expected = Math.floor(Number(digits.slice(0, 3).join("")) * 10 ** (3 - Math.min(3, digits.length)));
      expect(parseInstant(`2020-04-17T07:43:54.${digits.join("")}Z`)).toBe(Date.UTC(2020, 3, 17, 7, 43, 54) + expected);
    }),
  );
});

test("Ruby's own forms are read", () => {
  expect(parseInstant("2017-04-17 07:43:54 UTC")).toBe(Date.UTC(2017, 3, 17, 7, 43, 54));
  expect(parseInstant("2017-04-17 07:43:54 +0200")).toBe(Date.UTC(2017, 3, 17, 5, 43, 54));
  expect(parseInstant("2017-04-17 07:43:54.123456789 -0330")).toBe(Date.UTC(2017, 3, 17, 11, 13, 54, 123));
});

test.each([
  "",
  "now",
  "2020-04-17",
  "2020-02-30T00:00:00Z",
  "2021-02-29T00:00:00Z",
  "2020-13-01T00:00:00Z",
  "2020-04-17T24:00:00Z",
  "2020-04-17T07:60:00Z",
  "2020-04-17T07:43:60Z",
  "2020-04-17T07:43:54.1234567890Z",
  "2020-04-17T07:43:54+24:00",
  "2020-04-17T07:43:54 PST",
  "10000-01-01T00:00:00Z",
  "+010000-01-01T00:00:00Z",
  "9999-12-31T23:59:59-01:00",
  "1587109434",
  "2020-04-17T07:43:54Z; DROP",
])("%j is no instant", (text) => {
  expect(parseInstant(text)).toBeUndefined();
});

test("any text gives an instant or undefined, and never throws", () => {
  fc.assert(fc.property(fc.string(), (text) => {
    expect(["number", "undefined"]).toContain(typeof parseInstant(text));
  }));
});
