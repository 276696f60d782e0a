import { expect, test } from "vitest";
import { hoursHeatmapChart, strength, type HourCell } from "./hours-heatmap-chart.ts";
import { namedLook } from "./testing-look.ts";

const cell = (fields: Partial<HourCell>): HourCell => ({ hour: "2026-01-05T09:00:00.000Z", expected: 3, received: 3, late: 0, ahead: false, ...fields });

test("each hour is a row of the table with what came, what was expected and what is missing", () => {
  const { columns, rows } = hoursHeatmapChart([cell({}), cell({ hour: "2026-01-05T10:00:00.000Z", received: 1, late: 2 }), cell({ hour: "2026-01-06T00:00:00.000Z", received: 0, ahead: true })]);
  expect(columns).toEqual(["Hour, UTC", "Received", "Expected", "Note"]);
  expect(rows).toEqual([["Mon 5 Jan, 09:00", "3", "3", ""], ["Mon 5 Jan, 10:00", "1", "3", "2 late"], ["Tue 6 Jan, 00:00", "", "3", "still to come"]]);
});

test("days are rows from the oldest down, hours are columns", () => {
  const { option } = hoursHeatmapChart([cell({ hour: "2026-01-06T23:00:00.000Z" }), cell({})]);
  const { xAxis, yAxis, series } = option(namedLook);
  expect(yAxis).toMatchObject({ data: ["Mon 5 Jan", "Tue 6 Jan"], inverse: true });
  expect(xAxis).toMatchObject({ data: expect.objectContaining({ length: 24 }) });
  expect(series).toMatchObject([{ data: [[23, 1], [9, 0]] }]);
});

test("a quiet hour is seen beside a busy one, and an empty one is empty", () => {
  expect([strength(0, 10), strength(0, 0), strength(10, 10)]).toEqual([0, 0, 1]);
  expect(strength(1, 1000)).toBeGreaterThan(0.15);
});
