import { expect, test } from "vitest";
import { formatBytes, formatChange, formatCount, formatDay, formatInstant, formatNumber, formatShare, formatShort } from "./format.ts";

test("integers keep all digits and are grouped", () => {
  expect(formatNumber(1234567)).toBe("1,234,567");
  expect(formatNumber(0)).toBe("0");
});

test("fractions keep three significant digits, and none from 100 up", () => {
  expect([0.01234, 1.25, 99.55, 1234.5].map(formatNumber)).toEqual(["0.0123", "1.25", "99.6", "1,235"]);
});

test("no number is a dash, never a zero", () => {
  expect([null, undefined, Number.NaN].map(formatNumber)).toEqual(["–", "–", "–"]);
  expect(formatShare(null)).toBe("–");
});

test("axis numbers are short", () => {
  expect([950, 12_345, 2_500_000].map(formatShort)).toEqual(["950", "12.3K", "2.5M"]);
});

test("a share that is not all or nothing is not rounded to it", () => {
  expect([0, 0.0004, 0.031, 0.05, 0.815, 0.9949, 0.99995, 1].map(formatShare)).toEqual([
    "0 %", "under 0.1 %", "3.1 %", "5 %", "82 %", "99.5 %", "over 99.9 %", "100 %",
  ]);
});

test("a change carries its sign", () => {
  expect([12, -3.5, 0, null].map(formatChange)).toEqual(["+12", "−3.5", "no change", "–"]);
});

test("bytes use decimal units", () => {
  expect([1, 999, 231_400, 2_500_000].map(formatBytes)).toEqual(["1 byte", "999 bytes", "231 KB", "2.5 MB"]);
});

test("days and instants are in UTC and say so", () => {
  expect(formatDay("2026-01-05")).toBe("5 Jan 2026");
  expect(formatInstant("2026-01-05T23:04:59.000Z")).toBe("5 Jan 2026, 23:04 UTC");
  expect(formatDay("2026-09-30T23:59:00Z")).toBe("30 Sep 2026");
  expect(formatDay("soon")).toBe("soon");
});

test("one is not many", () => {
  expect([formatCount(1, "installation"), formatCount(3204, "installation")]).toEqual(["1 installation", "3,204 installations"]);
});
