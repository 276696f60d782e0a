import * as fc from "fast-check";
import { expect, test } from "vitest";
import { compareVersions, minorOf, parseVersion, releaseName, versionOrder } from "./version.ts";

const number = fc.integer({ min: 0, max: 40 });
const suffix = fc.oneof(
  fc.constant({ text: "", rank: [2, 0] }),
  fc.constant({ text: "-pre", rank: [0, 0] }),
  fc.integer({ min: 1, max: 120 }).map((n) => ({ text: `-rc${n}`, rank: [1, n] })),
);
const edition = fc.constantFrom("", "-ee", "-ce");

/** A version as text beside the list of numbers that decides its place: the oracle never parses. */
const version = fc
  .tuple(number, number, number, suffix, edition)
  .map(([a, b, c, s, e]) => ({ text: `${a}.${b}.${c}${s.text}${e}`, rank: [a, b, c, ...s.rank] }));

const compareLists = (a: readonly number[], b: readonly number[]): number => {
  const at = a.findIndex((n, i) => n !== b[i]);
  return at === -1 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
};

test("versions sort by their numbers, then pre, then candidates, then the release", () => {
  fc.assert(
    fc.property(version, version, (a, b) => {
      expect(Math.sign(compareVersions(a.text, b.text))).toBe(Math.sign(compareLists(a.rank, b.rank)));
    }),
  );
});

test("the order is an integer that a double holds exactly", () => {
  expect(versionOrder("9999.9999.9999")).toBeLessThan(Number.MAX_SAFE_INTEGER);
  fc.assert(fc.property(version, ({ text }) => {
    expect(Number.isSafeInteger(versionOrder(text))).toBe(true);
  }));
});

test("a small ladder reads as people expect", () => {
  const ladder = ["17.11.9", "18.0.0-pre", "18.0.0-rc1", "18.0.0-rc2", "18.0.0-rc10", "18.0.0", "18.0.1", "18.1.0", "18.10.0"];
  expect([...ladder].reverse().sort(compareVersions)).toEqual(ladder);
});

test("the edition takes no part: 18.7.0-ee is the release 18.7.0", () => {
  expect(releaseName(" 18.7.0-ee ")).toBe("18.7.0");
  expect(releaseName("18.9.0-pre-ce")).toBe("18.9.0-pre");
  expect(versionOrder("18.7.0-ee")).toBe(versionOrder("18.7.0"));
  expect(compareVersions("18.7.0-ee", "18.7.0-ce")).toBe(0);
});

test("build metadata and commits after a tag take no part in the order", () => {
  expect(versionOrder("12.10.0-rc1-93-g40980d40")).toBe(versionOrder("12.10.0-rc1"));
  expect(versionOrder("18.9.0-pre+rnightly.12.ab")).toBe(versionOrder("18.9.0-pre"));
});

test("missing numbers are zero, and the minor is named by two", () => {
  expect(versionOrder("18")).toBe(versionOrder("18.0.0"));
  expect(minorOf("18.7.3-ee")).toBe("18.7");
  expect(minorOf("18")).toBe("18.0");
});

test.each(["", "VERSION", "latest", "18.x", "18..1", "1.2.3.4", "-1.0", "18.0.0-beta", "12345.0"])("%j is no version", (text) => {
  expect(parseVersion(text)).toBeUndefined();
  expect(versionOrder(text)).toBeNull();
  expect(minorOf(text)).toBeUndefined();
});

test("what is no version sorts below every version, by its text", () => {
  expect(compareVersions("VERSION", "0.0.0-pre")).toBeLessThan(0);
  expect(["b", "1.0", "a"].sort(compareVersions)).toEqual(["a", "b", "1.0"]);
});
