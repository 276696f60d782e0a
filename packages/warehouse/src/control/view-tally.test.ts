import { viewParts } from "@pinghouse/shared/views/view-part";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { visitGap, ViewTally, type Look, type ViewCount, type Viewer } from "./view-tally.ts";

const viewers: readonly Viewer[] = [
  { key: "person:1", role: "operator", way: "person" },
  { key: "person:2", role: "analyst", way: "person" },
  { key: "token:ab", role: "analyst", way: "token" },
];
const start = Date.UTC(2026, 0, 5, 21);

/** Reads of a few minutes to hours apart, over midnights. */
const anyLooks = fc
  .array(fc.record({ installation: fc.constantFrom("a", "b"), viewer: fc.constantFrom(...viewers), part: fc.constantFrom(...viewParts), after: fc.integer({ min: 0, max: 3 * visitGap }) }), { maxLength: 60 })
  .map((drawn) => {
    let at = start;
    return drawn.map(({ after, ...look }): Look => ({ ...look, at: (at += after) }));
  });

/** Counted plainly, from all reads at once. */
const expected = (looks: readonly Look[]) => {
  const rows = new Map<string, { visits: number; last: number; parts: Set<string> }>();
  for (const { installation, viewer, part, at } of looks) {
    const key = `${installation} ${viewer.key} ${new Date(at).toISOString().slice(0, 10)}`;
    const row = rows.get(key) ?? { visits: 0, last: -Infinity, parts: new Set() };
    if (at - row.last >= visitGap) row.visits += 1;
    rows.set(key, { visits: row.visits, last: at, parts: row.parts.add(part) });
  }
  return Object.fromEntries([...rows].map(([key, { visits, last, parts }]) => [key, [visits, last, viewParts.filter((part) => parts.has(part)).join()]]));
};

const said = (counts: readonly ViewCount[]) =>
  Object.fromEntries(counts.map(({ installation, viewer, day, visits, lastAt, parts }) => [`${installation} ${viewer.key} ${day}`, [visits, lastAt, viewParts.filter((_, place) => (parts >> place) % 2 === 1).join()]]));

test("however often what waits is taken and put back, no read is lost and no visit counted twice", () => {
  fc.assert(
    fc.property(anyLooks, fc.infiniteStream(fc.boolean()), (looks, failures) => {
      const tally = new ViewTally();
      for (const look of looks) {
        tally.add(look);
        if (!failures.next().value) continue;
        const taken = tally.take();
        expect(tally.waiting).toBe(0);
        tally.putBack(taken);
      }
      expect(said(tally.take())).toEqual(expected(looks));
      expect(tally.dropped).toBe(0);
    }),
  );
});

test("what came while a write failed joins what was put back", () => {
  const tally = new ViewTally();
  const [viewer] = viewers;
  if (viewer === undefined) throw new Error("no viewer");
  const look = (at: number): Look => ({ installation: "a", viewer, part: "metrics", at });
  tally.add(look(start));
  const taken = tally.take();
  tally.add(look(start + 1));
  tally.putBack(taken);
  expect(tally.take()).toMatchObject([{ visits: 1, firstAt: start, lastAt: start + 1 }]);
});

test("memory is bounded: what finds no room is dropped and counted, what has its row goes on", () => {
  const tally = new ViewTally(2);
  const [viewer] = viewers;
  if (viewer === undefined) throw new Error("no viewer");
  for (const installation of ["a", "b", "c", "a", "c"]) tally.add({ installation, viewer, part: "metrics", at: start });
  expect([tally.waiting, tally.dropped]).toEqual([2, 2]);
});
