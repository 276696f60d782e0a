import { expect, test } from "vitest";
import type { GroupWeek } from "../../api/rows.ts";
import { groupWeeksChart, incompleteWeeks } from "./group-weeks-chart.ts";

const row = (fields: Partial<GroupWeek>): GroupWeek => ({
  metric: "counts.issues", week: "2026-01-05", filling: false, installation: "a", hostname: "code.example.org", counted: true, value: 1, state: "value", adds: "sum", sum: 3, n: 2, of: 2, complete: true, ...fields,
});
const rows = [
  row({}), row({ installation: "b", hostname: "eu.example.org", value: 2 }),
  row({ week: "2026-01-12", sum: 4, n: 1, complete: false, value: 4 }), row({ week: "2026-01-12", installation: "b", hostname: "eu.example.org", value: null, state: "silent", sum: 4, n: 1, complete: false }),
  row({ week: "2026-01-19", filling: true, sum: 9 }), row({ week: "2026-01-19", filling: true, installation: "b", hostname: "eu.example.org", value: 5, sum: 9 }),
];

test("together an incomplete week is a gap that says who lacks, never a smaller sum", () => {
  const { columns, rows: table } = groupWeeksChart(rows, "together", "issues");
  expect(columns).toEqual(["Week of", "Together", "Note"]);
  expect(table.map(([, sum, note]) => [sum, note])).toEqual([["3", ""], ["–", "incomplete: eu silent"], ["9", "this week is still being filled"]]);
  expect(incompleteWeeks(rows)).toEqual({ weeks: 3, incomplete: 1 });
});

test("each installation has a line with its own name; where two begin alike it is the whole name", () => {
  expect(groupWeeksChart(rows, "each", "issues").columns).toEqual(["Week of", "code", "eu", "Note"]);
  const alike = rows.map((one) => (one.installation === "b" ? { ...one, hostname: "code.example.com" } : one));
  expect(groupWeeksChart(alike, "each", "issues").columns).toEqual(["Week of", "code.example.org", "code.example.com", "Note"]);
});
