import { expect } from "vitest";
import type { OracleFigures } from "./oracle-figures.ts";

/** Counts agree exactly; shares, quantiles and means to ten digits, because sums of floats have an order and what lies between two sevens is not quite seven. */
export const expectFigures = (row: Partial<OracleFigures>, expected: OracleFigures | undefined): void => {
  if (expected === undefined) throw new Error("the oracle has no such row");
  for (const name of Object.keys(row).filter((key) => key in expected)) {
    const [actual, wanted] = [Reflect.get(row, name), Reflect.get(expected, name)];
    if (typeof wanted !== "number" || typeof actual !== "number") expect(actual, name).toEqual(wanted);
    else expect(Math.abs(actual - wanted), `${name}: ${actual} for ${wanted}`).toBeLessThanOrEqual(Math.abs(wanted) * 1e-10);
  }
};
