import * as fc from "fast-check";
import { expect, test } from "vitest";
import { DayTally, type SaidCheck } from "./day-tally.ts";

const limits = { versions: 3, hosts: 4 };
const anyCheck: fc.Arbitrary<SaidCheck> = fc.record({
  product: fc.constantFrom("", "gitlab", "tool"),
  version: fc.constantFrom("1.0.0", "1.0.1", "2.0.0", "3.0.0", "9.9.9"),
  host: fc.constantFrom("", "a.example", "b.example", "c.example"),
  registered: fc.constant(false),
});

test("whatever is sent, no check is lost, and a day stays within its bounds", () => {
  fc.assert(
    fc.property(fc.array(anyCheck, { maxLength: 60 }), (checks) => {
      const tally = new DayTally("2026-06-01", limits);
      for (const check of checks) tally.add(check);
      const counts = tally.counts();
      expect(counts.reduce((sum, { n }) => sum + n, 0)).toBe(checks.length);
      expect(tally.waiting).toBe(checks.length);
      expect(new Set(counts.map(({ product, version }) => `${product} ${version}`)).size).toBeLessThanOrEqual(limits.versions + 1);
      expect(counts.filter(({ referer_host }) => referer_host !== "").length).toBeLessThanOrEqual(limits.hosts);
    }),
    { numRuns: 200 },
  );
});

test("within the bounds each check counts under what it said", () => {
  fc.assert(
    fc.property(fc.array(anyCheck, { maxLength: 40 }), (checks) => {
      const tally = new DayTally("2026-06-01");
      for (const check of checks) tally.add(check);
      for (const { product, version, referer_host, n } of tally.counts()) {
        expect(n).toBe(checks.filter((check) => check.product === product && check.version === version && check.host === referer_host).length);
      }
      expect(tally.folded).toBe(0);
    }),
    { numRuns: 50 },
  );
});

test("a registered release is told apart whatever else was sent", () => {
  const tally = new DayTally("2026-06-01", limits);
  const add = (version: string, registered: boolean) => tally.add({ product: "gitlab", version, host: "", registered });
  for (let n = 0; n < 50; n += 1) add(`0.0.${n}`, false);
  add("18.9.0", true);
  expect(tally.counts().map(({ product, version, n }) => [product, version, n])).toEqual([
    ["gitlab", "0.0.0", 1],
    ["gitlab", "0.0.1", 1],
    ["gitlab", "0.0.2", 1],
    ["gitlab", "18.9.0", 1],
    ["other", "other", 47],
  ]);
  expect(tally.folded).toBe(47);
});
