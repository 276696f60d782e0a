import { expect, test } from "vitest";
import type { UserCohortsRow } from "../../../api/rows.ts";
import { cohortCsv } from "./cohort-csv.ts";
import { cohortLines, knowsMonths } from "./cohort-grid.ts";
import { cellWords, inactiveWords } from "./cohort-words.ts";

const row = (registered_month: string, months_since: number, fields: Partial<UserCohortsRow> = {}): UserCohortsRow => ({
  place: 1, registered_month, months_since, users: 5, inactive: 1, active: 4, still_active: 4, percent: 100, really_active: 3, really_percent: 75, recorded_at: "2026-01-14T06:00:00.000Z", ...fields,
});

const rows = [row("2025-12", 0), row("2025-12", 1, { still_active: 1, percent: 25, really_active: 1, really_percent: 25 }), row("2026-01", 0, { users: 0, inactive: 0, active: 0, still_active: 0, percent: 0, really_active: 0, really_percent: 0 })];

test("a line for each month of registration, and a cell for each month since, over the turn of the year, by either reading", () => {
  const [december, january] = cohortLines(rows, "last_activity");
  expect(december?.cells.map(({ month, people, percent, filling }) => [month, people, percent, filling])).toEqual([["2025-12", 4, 100, false], ["2026-01", 1, 25, true]]);
  expect([january?.month, january?.cells.length]).toEqual(["2026-01", 1]);
  expect(cohortLines(rows, "that_month")[0]?.cells.map(({ people, percent }) => [people, percent])).toEqual([[3, 75], [1, 25]]);
  expect([knowsMonths(rows), knowsMonths([row("2026-01", 0, { really_active: null })]), knowsMonths([])]).toEqual([true, false, false]);
});

test("each cell is a sentence with whom it is of, and so are the inactive", () => {
  const lines = cohortLines([...rows, row("2026-02", 0, { still_active: null, percent: null })], "last_activity");
  const words = lines.flatMap((line) => line.cells.map((cell) => cellWords(line, cell, "last_activity")));
  expect(words).toEqual([
    "Of 4 people registered in Dec 2025 and ever active, 4 (100 %) were active in Dec 2025 or since, the month they registered.",
    "Of 4 people registered in Dec 2025 and ever active, 1 (25 %) was active in Jan 2026, 1 month later, a month that is not over.",
    "Nobody who registered in Jan 2026 was ever active.",
    "How many of those who registered in Feb 2026 were active in Feb 2026 could not be counted.",
  ]);
  expect(inactiveWords(lines)).toBe("10 people registered in these twelve months; 2 of them (20\u00A0%) were never active.");
  expect(inactiveWords(cohortLines([row("2026-01", 0, { inactive: 0 })], "last_activity"))).toBe("5 people registered in these twelve months; all of them were active since.");
  expect(inactiveWords(cohortLines([row("2026-01", 0, { users: null })], "last_activity"))).toContain("could not be counted");
  expect(inactiveWords([])).toBe("Nobody registered in these twelve months.");
});

test("saved by the page itself they stand as the hub's CSV has them", () => {
  expect(cohortCsv([row("2025-12", 0, { really_active: null })])).toBe(
    "place,registered_month,months_since,users,inactive,active,still_active,percent,really_active,really_percent,recorded_at\r\n1,2025-12,0,5,1,4,4,100,,75,2026-01-14T06:00:00.000Z\r\n",
  );
});
