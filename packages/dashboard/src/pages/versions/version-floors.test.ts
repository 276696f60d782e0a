import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { VersionsRow } from "../../api/rows.ts";
import { versionFloors } from "./version-floors.ts";

const week = "2026-01-05";
const row = (version: string, installations: number, active_users = 0): VersionsRow => ({ week, version, installations, active_users });

test("a version's floor counts it and all newer ones, by version and not by text", () => {
  const floors = versionFloors([row("18.9", 1), row("18.10", 2), row("17.11", 3), row("unknown", 4)]);
  expect(floors.map(({ name, points }) => [name, points[0]?.value])).toEqual([["17.11 or newer", 0.6], ["18.9 or newer", 0.3], ["18.10 or newer", 0.2]]);
});

test("by users the same is a share of the known active users", () => {
  expect(versionFloors([row("18.0", 5, 10), row("18.1", 5, 30)], "active_users").map(({ points }) => points[0]?.value)).toEqual([1, 0.75]);
  expect(versionFloors([row("18.0", 5, 0)], "active_users").map(({ points }) => points[0]?.value)).toEqual([null]);
});

test("newer floors never lie above older ones", () => {
  const arbitrary = fc.array(fc.record({ minor: fc.integer({ min: 0, max: 12 }), n: fc.integer({ min: 1, max: 50 }) }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(arbitrary, (all) => {
      const values = versionFloors(all.map(({ minor, n }) => row(`18.${minor}`, n))).map(({ points }) => points[0]?.value ?? 0);
      expect(values).toEqual(values.toSorted((a, b) => b - a));
    }),
  );
});
