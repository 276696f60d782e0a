import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { RetentionRow } from "../../api/rows.ts";
import { cellWords, retentionGrid } from "./retention-grid.ts";

const row = (cohort_month: string, months_since: number, base: number, active: number, left_censored = false): RetentionRow => ({ cohort_month, months_since, base, active, left_censored });

/** A hub that watches since December 2025, as of February 2026. */
const seen = [row("2025-12", 0, 10, 10, true), row("2025-12", 1, 10, 9, true), row("2025-12", 2, 10, 5, true), row("2026-02", 0, 4, 4)];
const created = [row("2025-11", 0, 8, 0, true), row("2025-11", 1, 8, 8, true), row("2025-11", 2, 8, 6, true), row("2025-11", 3, 8, 6, true), row("2026-01", 0, 2, 2), row("2026-01", 1, 2, 1)];

test("by first seen a column is an age, and a line ends with the month of as-of, which is not over", () => {
  const { columns, lines } = retentionGrid(seen, "first_seen");
  expect(columns).toEqual(["0", "1", "2"]);
  expect(lines.map(({ month, base, leftCensored, cells }) => [month, base, leftCensored, cells.map((cell) => cell?.share)])).toEqual([
    ["2025-12", 10, true, [1, 0.9, 0.5]],
    ["2026-02", 4, false, [1, undefined, undefined]],
  ]);
  expect(lines.flatMap(({ cells }) => cells.filter((cell) => cell?.filling === true).map((cell) => cell?.month))).toEqual(["2026-02", "2026-02"]);
});

test("by creation a column is a calendar month, and a month before the watch is no column rather than a zero", () => {
  const { columns, lines } = retentionGrid(created, "created");
  expect(columns).toEqual(["Dec 2025", "Jan 2026", "Feb 2026"]);
  expect(lines.map(({ cells }) => cells.map((cell) => cell?.active))).toEqual([[8, 6, 6], [undefined, 2, 1]]);
});

test("a cell reads as a sentence with its n", () => {
  const [line] = retentionGrid(seen, "first_seen").lines;
  const words = line?.cells.map((cell) => cell && cellWords(line, cell, "first_seen"));
  expect(words?.[0]).toBe("Of 10 installations first seen in Dec 2025, 10 sent a ping in Dec 2025, the same month.");
  expect(words?.[1]).toBe("Of 10 installations first seen in Dec 2025, 9 sent a ping in Jan 2026, 1 month later.");
  expect(words?.[2]).toBe("Of 10 installations first seen in Dec 2025, 5 sent a ping in Feb 2026, 2 months later, a month that is not over.");
});

test("without a ping there is no grid", () => {
  expect(retentionGrid([], "created")).toEqual({ columns: [], lines: [] });
});

test("every month that was watched has exactly its cell, in either form", () => {
  const births = fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 1, max: 99 })), { selector: ([month]) => month, minLength: 1 });
  const name = (index: number) => `${2024 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`;
  fc.assert(
    fc.property(births, fc.constantFrom("first_seen", "created"), (given, by) => {
      const rows = given.flatMap(([month, base]) => Array.from({ length: 31 - month }, (_, since) => row(name(month), since, base, base)));
      const cells = retentionGrid(rows, by).lines.flatMap((line) => line.cells.filter((cell) => cell !== undefined));
      expect(cells.length).toBe(rows.length);
      expect(cells.filter(({ filling }) => filling)).toHaveLength(given.length);
    }),
  );
});
