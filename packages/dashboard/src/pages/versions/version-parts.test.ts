import { addWeeks } from "@pinghouse/shared/time/week";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { VersionsRow } from "../../api/rows.ts";
import { versionParts } from "./version-parts.ts";

const row = (version: string, installations: number, week = "2026-01-05"): VersionsRow => ({ week, version, installations, active_users: 0 });

test("the oldest version is at the foot, by version and not by text", () => {
  const { parts, said } = versionParts([row("18.10", 1), row("18.9", 2), row("17.11", 3)]);
  expect(parts.map(({ name, colour }) => [name, colour])).toEqual([["17.11", 0], ["18.9", 1], ["18.10", 2]]);
  expect(said).toBeUndefined();
});

test("of many versions the most frequent have colours, and the rest is one grey part that says how many it holds", () => {
  const { parts, said } = versionParts(Array.from({ length: 9 }, (_, i) => row(`18.${i}`, 100 - i)));
  expect(parts.map(({ name }) => name)).toEqual(["3 others", "18.0", "18.1", "18.2", "18.3", "18.4", "18.5"]);
  expect(parts[0]).toMatchObject({ colour: 6, counts: new Map([["2026-01-05", 94 + 93 + 92]]) });
  expect(said).toBe("The 6 most frequent of 9 versions, by the last week, have a colour of their own.");
});

test("a new version is not hidden behind those of a long past", () => {
  const past = Array.from({ length: 6 }, (_, i) => row(`17.${i}`, 1_000, "2025-01-06"));
  const since = Array.from({ length: 4 }, (_, i) => row("18.0", 1, addWeeks("2026-01-05", i)));
  expect(versionParts([...past, ...since]).parts.map(({ name }) => name)).toContain("18.0");
});

test("what names no version is grey and called by what it is", () => {
  expect(versionParts([row("unknown", 50), row("18.1", 1)]).parts.map(({ name, colour }) => [name, colour])).toEqual([["Not said", 6], ["18.1", 0]]);
});

test("no installation of any week is lost between the rows and the parts", () => {
  const weeks = ["2026-01-05", "2026-01-12"] as const;
  const rows = fc.uniqueArray(
    fc.record({ week: fc.constantFrom(...weeks), version: fc.oneof(fc.integer({ min: 0, max: 12 }).map((minor) => `18.${minor}`), fc.constant("unknown")), installations: fc.nat(500), active_users: fc.nat() }),
    { selector: ({ week, version }) => `${week} ${version}` },
  );
  fc.assert(
    fc.property(rows, (given) => {
      for (const week of weeks) {
        const stacked = versionParts(given).parts.reduce((sum, { counts }) => sum + (counts.get(week) ?? 0), 0);
        expect(stacked).toBe(given.filter((one) => one.week === week).reduce((sum, { installations }) => sum + installations, 0));
      }
    }),
  );
});
