import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hasHole, holeOf } from "./hole.ts";
import { defaultPolicy, type Release } from "./release.ts";
import { severityOf } from "./severity.ts";

const day = "2026-06-15";
const plain = (version: string, more: Partial<Release> = {}): Release => ({ version, released_on: "2026-01-01", security: false, critical: false, advisories: [], affected: [], ...more });
const fix = (version: string, more: Partial<Release> = {}): Release => plain(version, { security: true, ...more });

describe("an advisory fixed in two of four minors", () => {
  const affected = [">=8.1 <8.4.1"];
  const releases = [
    plain("8.0.0"), plain("8.1.0"), plain("8.2.0"), plain("8.3.0"),
    fix("8.3.2", { advisories: ["A", "B"], affected }),
    fix("8.4.1", { advisories: ["A"], affected }),
    fix("8.5.0", { advisories: ["A"], affected, released_on: "2026-07-01" }),
  ];
  const hole = holeOf({ advisory: "A" }, releases, day);

  test.each([
    ["8.0.9", false], ["8.1.0", true], ["8.1.0-rc1", false], ["8.2.7-ee", true], ["8.3.1", true], ["8.3.2-rc1", true],
    ["8.3.2", false], ["8.3.9", false], ["8.4.0", true], ["8.4.1", false], ["9.0.0", false], ["what", false],
  ])("%s: %s", (version, expected) => {
    expect(hole !== undefined && hasHole(hole, version)).toBe(expected);
  });

  test("each minor says its first fix that is out", () => {
    expect(hole?.fixes.map(({ minor, version }) => [minor, version])).toEqual([["8.3", "8.3.2"], ["8.4", "8.4.1"]]);
  });

  test("an advisory that nothing fixes yet, and a release that closes nothing, are no hole", () => {
    expect(holeOf({ advisory: "Z" }, releases, day)).toBeUndefined();
    expect(holeOf({ release: "8.1.0" }, releases, day)).toBeUndefined();
    expect(holeOf({ release: "8.5.0" }, releases, day)).toBeUndefined();
  });
});

const digit = fc.integer({ min: 0, max: 3 });
const anyVersion = fc.tuple(digit, digit, digit).map((parts) => parts.join("."));
const anyRelease = fc
  .record({ version: anyVersion, security: fc.boolean(), advisories: fc.uniqueArray(fc.constantFrom("A", "B"), { maxLength: 2 }), range: fc.option(fc.tuple(fc.constantFrom(">=", ">", "="), anyVersion, fc.constantFrom("<", "<="), anyVersion)) })
  .map(({ version, security, advisories, range }) => plain(version, { security, advisories: security ? advisories : [], affected: range === null ? [] : [`${range[0]}${range[1]} ${range[2]}${range[3]}`] }));
const anyRegistry = fc.uniqueArray(anyRelease, { selector: ({ version }) => version, minLength: 1, maxLength: 10 });

/** One digit a part: the text without dots is the order. */
const place = (version: string): number => Number(version.replaceAll(".", ""));

test("for any registry, a version has an advisory's hole as the words say it, by plain loops", () => {
  const compare = { ">=": (a: number, b: number) => a >= b, ">": (a: number, b: number) => a > b, "=": (a: number, b: number) => a === b, "<": (a: number, b: number) => a < b, "<=": (a: number, b: number) => a <= b };
  const inside = (range: string, version: string): boolean =>
    range.split(" ").every((part) => {
      const [, op, bound = ""] = /^(>=|>|=|<=|<)(.*)$/.exec(part) ?? [];
      return op !== undefined && (op === ">=" || op === ">" || op === "=" || op === "<" || op === "<=") && compare[op](place(version), place(bound));
    });
  fc.assert(
    fc.property(anyRegistry, anyVersion, (releases, version) => {
      const fixes = releases.filter(({ security, advisories }) => security && advisories.includes("A"));
      const closed = fixes.some((one) => one.version.slice(0, 3) === version.slice(0, 3) && place(one.version) <= place(version));
      const open = fixes.some((one) => place(one.version) > place(version) && (one.affected.length === 0 || one.affected.some((range) => inside(range, version))));
      const hole = holeOf({ advisory: "A" }, releases, day);
      expect(hole !== undefined && hasHole(hole, version)).toBe(open && !closed);
    }),
    { numRuns: 400 },
  );
});

test("whoever lacks the fix of a security release in an unmaintained line is told danger", () => {
  fc.assert(
    fc.property(anyRegistry, anyVersion, (releases, version) => {
      const told = severityOf(version, releases, { ...defaultPolicy, maintained_minors: 1 }, day);
      const latest = releases.map((one) => one.version).toSorted((a, b) => place(a) - place(b)).at(-1) ?? "";
      if (version.slice(0, 3) === latest.slice(0, 3)) return;
      const open = releases.some((one) => {
        const hole = holeOf({ release: one.version }, releases, day);
        return hole !== undefined && hasHole(hole, version);
      });
      expect(!open || told?.severity === "danger").toBe(true);
    }),
    { numRuns: 200 },
  );
});
