import * as fc from "fast-check";
import { expect, test } from "vitest";
import { shareStackChart } from "./share-stack-chart.ts";
import { namedLook } from "./testing-look.ts";

const parts = [
  { name: "18.1", colour: 0, counts: new Map([["2026-01-05", 30], ["2026-01-19", 10]]) },
  { name: "others", colour: 6, counts: new Map([["2026-01-05", 10]]) },
];

test("each week is a whole, and a week without anybody is a gap and no zero", () => {
  const drawing = shareStackChart({ unit: "of installations", parts });
  expect(drawing.columns).toEqual(["Week of", "18.1", "others", "n", "Note"]);
  expect(drawing.rows).toEqual([
    ["5 Jan 2026", "75 %", "25 %", "40", ""],
    ["12 Jan 2026", "–", "–", "0", ""],
    ["19 Jan 2026", "100 %", "0 %", "10", ""],
  ]);
  expect(drawing.option(namedLook).series).toMatchObject([
    { stack: "whole", data: [{ value: 0.75, itemStyle: { color: "series-1" } }, { value: null }, { value: 1 }] },
    { stack: "whole", data: [{ value: 0.25, itemStyle: { color: "faint" } }, { value: null }, { value: 0 }] },
  ]);
});

test("the week being filled is an outline and said to be so", () => {
  const drawing = shareStackChart({ unit: "of installations", parts, filling: "2026-01-19" });
  expect(drawing.rows.map((row) => row.at(-1))).toEqual(["", "", "this week is still being filled"]);
  expect(drawing.option(namedLook).series).toMatchObject([{ data: [{}, {}, { itemStyle: { color: "surface", borderColor: "series-1" } }] }, {}]);
});

test("the shares of a week add up to one", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 10_000 }), { minLength: 1, maxLength: 7 }), (counts) => {
      const { series } = shareStackChart({ unit: "n", parts: counts.map((n, i) => ({ name: `${i}`, colour: i, counts: new Map([["2026-01-05", n]]) })) }).option(namedLook);
      const values = [series ?? []].flat().map(({ data }) => {
        const first: unknown = Array.isArray(data) ? data[0] : undefined;
        return typeof first === "object" && first !== null && "value" in first ? Number(first.value) : Number.NaN;
      });
      expect(values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 10);
    }),
  );
});

test("a part with a fault has an outline from its week on, and its words beside its name", () => {
  const [, others] = parts;
  const drawing = shareStackChart({ unit: "of installations", parts: [{ name: "18.1", colour: 0, counts: new Map([["2026-01-05", 30], ["2026-01-12", 30]]), fault: { words: "update asap", since: "2026-01-12" } }, ...(others === undefined ? [] : [others])] });
  expect(drawing.columns).toEqual(["Week of", "18.1, update asap", "others", "n", "Note"]);
  expect(drawing.option(namedLook).series).toMatchObject([{ data: [{ itemStyle: { borderColor: "surface" } }, { itemStyle: { color: "series-1", borderColor: "bad", borderWidth: 2 } }] }, { data: [{ itemStyle: { borderColor: "surface" } }, { itemStyle: { borderColor: "surface" } }] }]);
});
