import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { AdoptionRow } from "../../api/rows.ts";
import { coverageOf, foundUses } from "./found-uses.ts";

const row = (metric: string, fields: Partial<AdoptionRow> = {}): AdoptionRow => ({ metric, eligible: 10, n: 8, users: 4, adoption: 0.5, stage: null, measure: metric, ...fields });
const rows = [row("counts.review_rooms"), row("counts.boards", { users: 0, adoption: 0 }), row("database.series", { users: 0, adoption: null })];
const names = (found: readonly AdoptionRow[]) => found.map(({ metric }) => metric);

test("every word of the search has to be in the key, in any case and order", () => {
  expect(names(foundUses(rows, "ROOMS counts", "all"))).toEqual(["counts.review_rooms"]);
  expect(names(foundUses(rows, "rooms boards", "all"))).toEqual([]);
});

test("a text is neither used nor unused, because it has no amount", () => {
  expect(names(foundUses(rows, "", "used"))).toEqual(["counts.review_rooms"]);
  expect(names(foundUses(rows, "", "unused"))).toEqual(["counts.boards"]);
  expect(names(foundUses(rows, "", "all"))).toHaveLength(3);
});

test("used and unused together are all that have an adoption, and share none", () => {
  const some = fc.array(fc.record({ users: fc.nat(3), adoption: fc.option(fc.constant(0.5)) }).map((fields) => row("m", fields)));
  fc.assert(
    fc.property(some, (given) => {
      const known = given.filter(({ adoption }) => adoption !== null).length;
      expect(foundUses(given, "", "used").length + foundUses(given, "", "unused").length).toBe(known);
    }),
  );
});

test("coverage is of the eligible, and of nobody it is none", () => {
  expect(coverageOf(row("m"))).toBe(0.8);
  expect(coverageOf(row("m", { eligible: 0, n: 0 }))).toBeNull();
});
