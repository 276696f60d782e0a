import * as fc from "fast-check";
import { expect, test } from "vitest";
import { viewGroups } from "./view-groups.ts";
import type { ViewCount } from "./view-tally.ts";

const viewer = { key: "person:1", role: "analyst", way: "person" } as const;
const count = (installation: string, place: number): ViewCount => ({ installation, day: "2026-01-05", viewer, visits: place, firstAt: 0, lastAt: 0, parts: 1 });

test("every count is in one group, none too large, no installation twice in one, and each installation's in their order", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom("a", "b", "c", "d", "e", "f")), fc.integer({ min: 1, max: 5 }), (installations, size) => {
      const counts = installations.map(count);
      const groups = viewGroups(counts, size);
      const all = [...groups].flat();
      expect(all).toHaveLength(counts.length);
      for (const group of groups) {
        expect(group.length).toBeGreaterThan(0);
        expect(group.length).toBeLessThanOrEqual(size);
        expect(new Set(group.map(({ installation }) => installation)).size).toBe(group.length);
      }
      for (const name of installations) {
        const of = (some: readonly ViewCount[]) => some.filter(({ installation }) => installation === name).map(({ visits }) => visits);
        expect(of(all)).toEqual(of(counts));
      }
    }),
  );
});
