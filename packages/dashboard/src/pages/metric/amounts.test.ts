import { expect, test } from "vitest";
import { amountOf, canBeRate, unitWords } from "./amounts.ts";

test("totals of all time are rates unless totals are asked for", () => {
  expect(amountOf({ kind: "number", form: "all" }, "")).toBe("rate");
  expect(amountOf({ kind: "number", form: "all" }, "total")).toBe("total");
  expect(amountOf({ kind: "number", form: "all" }, "something")).toBe("rate");
});

test("what counts days, and what is no number, is never a rate; of the rest one may ask", () => {
  for (const form of ["7d", "28d"] as const) expect([canBeRate({ kind: "number", form }), amountOf({ kind: "number", form }, "rate")]).toEqual([false, "total"]);
  for (const kind of ["string", "boolean", "unknown"] as const) expect(amountOf({ kind, form: "all" }, "rate")).toBe("total");
  expect([amountOf({ kind: "number", form: null }, ""), amountOf({ kind: "number", form: null }, "rate")]).toEqual(["total", "rate"]);
});

test("a rate says its unit", () => {
  expect([unitWords("bytes", "rate"), unitWords(null, "rate"), unitWords("bytes", "total"), unitWords(null, "total")]).toEqual([
    "bytes per 28 days and active user", "per 28 days and active user", "bytes", "value",
  ]);
});
