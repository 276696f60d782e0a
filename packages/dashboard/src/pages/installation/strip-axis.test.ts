import { expect, test } from "vitest";
import { likeThis } from "./likeness.ts";
import { stripAxis } from "./strip-axis.ts";

test("the axis is as short as holds nine users' spreads in ten, and the median is its middle", () => {
  const rows = [...Array.from({ length: 9 }, () => ({ p10: 2, p50: 10, p90: 70 })), { p10: null, p50: null, p90: null }];
  const axis = stripAxis(rows);
  expect(axis.end).toBe(10);
  expect([axis.place(10, 10), axis.place(100, 10), axis.place(0.5, 10), axis.place(5_000, 10)]).toEqual([0.5, 1, 0, 1]);
  expect([axis.isBeyond(100, 10), axis.isBeyond(101, 10), axis.isBeyond(0.9, 10)]).toEqual([false, true, true]);
  expect(stripAxis([]).end).toBe(3);
});

test("installations like one are of its edition family and size band, as far as those are known", () => {
  expect(likeThis({ edition: "EEP", size: "501-2000" })).toEqual({ edition: ["family:EE"], size: ["501-2000"] });
  expect(likeThis({ edition: null, size: "unknown" })).toEqual({});
});
