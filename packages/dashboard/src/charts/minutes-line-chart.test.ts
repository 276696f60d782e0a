import { expect, test } from "vitest";
import { minutesLineChart } from "./minutes-line-chart.ts";
import { namedLook } from "./testing-look.ts";

const at = (minute: number) => new Date(Date.UTC(2026, 0, 5, 9, minute)).toISOString();
const drawing = minutesLineChart({
  unit: "seconds", name: "Lag", format: (value) => `${value} s`,
  points: [{ at: at(1), value: 2 }, { at: at(2), value: null }, { at: at(9), value: 4 }],
});

test("row and point are the same minute, and a pause of the hub breaks the line", () => {
  expect(drawing.rows).toEqual([
    ["5 Jan 2026, 09:01 UTC", "2 s"],
    ["5 Jan 2026, 09:02 UTC", "no ping"],
    ["5 Jan 2026, 09:08 UTC", "not measured"],
    ["5 Jan 2026, 09:09 UTC", "4 s"],
  ]);
  const { series } = drawing.option(namedLook);
  expect(series).toMatchObject([{ connectNulls: false, data: [[Date.parse(at(1)), 2], [Date.parse(at(2)), null], [Date.parse(at(8)), null], [Date.parse(at(9)), 4]] }]);
});
