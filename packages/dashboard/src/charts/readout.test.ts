import { expect, test } from "vitest";
import { movedPoint, readout } from "./readout.ts";

test("a point is read out as its name and what each column says of it", () => {
  const drawing = { columns: ["Week", "Active", "Note"], rows: [["5 Jan 2026", "412", ""]] };
  expect(readout(drawing, 0)).toEqual(["5 Jan 2026", "Active: 412"]);
  expect(readout(drawing, 7)).toEqual([]);
});

test("arrows walk the points and stop at the ends", () => {
  expect(movedPoint("ArrowRight", undefined, 3)).toBe(0);
  expect(movedPoint("ArrowLeft", undefined, 3)).toBe(2);
  expect(movedPoint("ArrowRight", 2, 3)).toBe(2);
  expect(movedPoint("ArrowUp", 1, 3)).toBe(0);
  expect(movedPoint("Home", 2, 3)).toBe(0);
  expect(movedPoint("End", 0, 3)).toBe(2);
});

test("other keys, and a chart without points, move nothing", () => {
  expect(movedPoint("a", 1, 3)).toBeUndefined();
  expect(movedPoint("End", undefined, 0)).toBeUndefined();
});
