import { expect, test } from "vitest";
import { collectAll } from "./collect-all.ts";
import { functionCollector, type FunctionMetric } from "./function-collector.ts";
import type { Measured } from "./measured.ts";

const collect = (metrics: readonly FunctionMetric[]): Promise<Measured[]> => collectAll([functionCollector("app", metrics, 50)], () => true, new AbortController().signal);

test("functions of an application give values of every kind, exactly", async () => {
  const found = await collect([
    { key_path: "counts.rows", data_category: "operational", measure: async () => 2n ** 63n },
    { key_path: "mean", measure: () => 1.5 },
    { key_path: "on", measure: () => true },
    { key_path: "name", measure: () => "a b" },
    { key_path: "none", measure: () => null },
    { key_path: "parts", measure: () => ({ a: [1, { b: 2n }], at: new Date(0), left: undefined }) },
  ]);
  expect(found.map(({ json, data_category }) => `${data_category} ${json}`)).toEqual(["operational 9223372036854775808", "optional 1.5", "optional true", 'optional "a b"', "optional null", 'optional {"a":[1,{"b":2}],"at":"1970-01-01T00:00:00.000Z"}']);
});

test("a function that throws, hangs or gives no value costs its own metric", async () => {
  const found = await collect([
    { key_path: "a", measure: () => { throw new Error("no database"); } },
    { key_path: "b", measure: () => new Promise(() => {}) },
    { key_path: "c", measure: () => undefined },
    { key_path: "d", measure: () => Number.NaN },
    { key_path: "e", measure: () => 1 },
  ]);
  expect(found.map(({ json, error }) => [json, error])).toEqual([
    ["-1", "no database"],
    ["-1", "took longer than 0.05 s"],
    ["-1", "undefined is no JSON value"],
    ["-1", "NaN is no JSON value"],
    ["1", undefined],
  ]);
});

test("a function of a category that is not wanted is not called", async () => {
  let called = false;
  const collector = functionCollector("app", [{ key_path: "a", measure: () => (called = true) }]);
  expect(await collectAll([collector], (category) => category === "standard", new AbortController().signal)).toEqual([]);
  expect(called).toBe(false);
});
