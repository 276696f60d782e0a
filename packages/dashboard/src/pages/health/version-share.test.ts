import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { ToldVersion } from "../../api/rows.ts";
import { versionShare, vulnerableWords } from "./version-share.ts";

const row = (version: string, installations: number, severity: ToldVersion["severity"] = "warning"): ToldVersion => ({ version, severity, installations, active_users: 0, lacks: "", lacks_since: null });

test("vulnerable versions come first with their word, however few they are, and what nobody runs is no bar", () => {
  const rows = [row("18.7.2", 400, "success"), row("18.10.0", 90), row("18.6.1", 2, "danger"), row("18.6.0", 3, "danger"), row("18.5.0", 0, "danger"), row("unknown", 5, "unknown")];
  expect(versionShare(rows)).toEqual({
    n: 500,
    vulnerable: 5,
    known: true,
    bars: [
      { name: "18.6.1", value: 2, hollow: false, fault: "update asap" },
      { name: "18.6.0", value: 3, hollow: false, fault: "update asap" },
      { name: "18.10.0", value: 90, hollow: false },
      { name: "18.7.2", value: 400, hollow: false },
      { name: "Not said", value: 5, hollow: true },
    ],
  });
});

test("no installation is lost between the rows and the bars, and outlined are exactly the vulnerable", () => {
  const rows = fc.uniqueArray(fc.record({ version: fc.integer({ min: 0, max: 60 }).map((patch) => `18.1.${patch}`), installations: fc.nat(50), danger: fc.boolean() }), { selector: ({ version }) => version });
  fc.assert(
    fc.property(rows, (given) => {
      const { bars, n, vulnerable } = versionShare(given.map(({ version, installations, danger }) => row(version, installations, danger ? "danger" : "success")));
      const sum = (some: readonly { value: number }[]) => some.reduce((total, { value }) => total + value, 0);
      expect(sum(bars)).toBe(n);
      expect(sum(bars.filter(({ fault }) => fault !== undefined))).toBe(vulnerable);
      expect(vulnerable).toBe(given.reduce((total, one) => total + (one.danger ? one.installations : 0), 0));
      expect(bars.length).toBeLessThanOrEqual(20);
    }),
  );
});

test("the sentence counts them, and says where nothing is known", () => {
  expect(vulnerableWords(versionShare([row("18.7.2", 3, "unknown")]))).toBe("The hub knows no release, so nobody is told anything.");
  expect(vulnerableWords({ n: 537, vulnerable: 54, known: true })).toBe("54 of 537 active installations (10\u00A0%) run versions that are told to update asap: outlined.");
  expect(vulnerableWords({ n: 537, vulnerable: 0, known: true })).toBe("None of 537 active installations runs a version that is told to update asap.");
});
