import { compareVersions } from "@pinghouse/shared/version/version";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { VersionsRow } from "../../api/rows.ts";
import { versionStandings } from "./version-standings.ts";

const row = (version: string, installations: number, active_users = 0, week = "2026-01-12"): VersionsRow => ({ week, version, installations, active_users });

test("the newest week alone counts, and at least a version means it or a newer one", () => {
  const held = versionStandings([row("17.11", 900, 9, "2026-01-05"), row("18.9", 60, 300), row("18.10", 30, 100), row("unknown", 10, 0)]);
  expect(held).toMatchObject({ week: "2026-01-12", n: 100, users: 400 });
  expect(held?.standings).toEqual([
    { version: "18.9", installations: 60, users: 300, share: 0.6, usersShare: 0.75, atLeast: 90, atLeastShare: 0.9 },
    { version: "18.10", installations: 30, users: 100, share: 0.3, usersShare: 0.25, atLeast: 30, atLeastShare: 0.3 },
    { version: "unknown", installations: 10, users: 0, share: 0.1, usersShare: 0, atLeast: null, atLeastShare: null },
  ]);
});

test("without rows there is no week, and without known users no share of them", () => {
  expect(versionStandings([])).toBeUndefined();
  expect(versionStandings([row("18", 2)])?.standings[0]?.usersShare).toBeNull();
});

test("going to an older version never makes fewer, and at least the oldest is everybody with a version", () => {
  const rows = fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 1, max: 500 })), { selector: ([minor]) => minor, minLength: 1 });
  fc.assert(
    fc.property(rows, (given) => {
      const held = versionStandings(given.map(([minor, n]) => row(`18.${minor}`, n)));
      const counts = [...(held?.standings ?? [])].toSorted((a, b) => compareVersions(b.version, a.version)).map(({ atLeast }) => atLeast ?? 0);
      expect(counts).toEqual(counts.toSorted((a, b) => a - b));
      expect(counts.at(-1)).toBe(held?.n);
    }),
  );
});
