import * as fc from "fast-check";
import { joinKey } from "@pinghouse/shared/metrics/key";
import { expect, test } from "vitest";
import type { Measured } from "../collect/measured.ts";
import { compose } from "./compose.ts";
import { leavesOf } from "../collect/exact-json.ts";
import { metadataOf, namesOf } from "./metadata-of.ts";

const head = { uuid: "u-1", hostname: "app.example.com", recorded_at: "2026-06-01T00:00:00.000Z", version: "1.2.3" };
const one = (key_path: string, json: string, more: Partial<Measured> = {}): Measured => ({ key_path, json, data_category: "optional", time_elapsed: 0.5, ...more });

test("a payload is nested, in an order of its own, and written as its collectors wrote it", () => {
  const { text } = compose([one("counts.z", "1e3"), one("b", '"é"'), one("counts.a", "12345678901234567890"), one("license", "{}"), one("edition", '"EE"')], head);
  expect(text).toBe(`{
  "recorded_at": "2026-06-01T00:00:00.000Z",
  "uuid": "u-1",
  "hostname": "app.example.com",
  "version": "1.2.3",
  "edition": "EE",
  "b": "é",
  "counts": {
    "a": 12345678901234567890,
    "z": 1e3
  },
  "license": {}
}
`);
});

test("what a collector says of who and when stands over what this part would say", () => {
  const { text } = compose([one("uuid", '"theirs"'), one("recorded_at", '"2026-05-31T01:02:03.004Z"'), one("unique_instance_id", '"x"')], head);
  expect(namesOf(text)).toEqual({ uuid: "theirs", recorded_at: "2026-05-31T01:02:03.004Z", hostname: "app.example.com", version: "1.2.3", unique_instance_id: "x" });
});

test("what cannot be used is told, and costs nothing else", () => {
  const composed = compose([one("a", "1"), one("a.b", "2"), one("c.d", "3"), one("c", "4"), one("e", "01"), one("f", "5")], head);
  expect(JSON.parse(composed.text)).toMatchObject({ a: 1, c: { d: 3 }, e: -1, f: 5 });
  expect(composed.measured.filter(({ error }) => error !== undefined).map(({ key_path, error }) => [key_path, error])).toEqual([
    ["a.b", "left out: a is a metric itself"],
    ["c", "left out: other metrics are below it, or it was measured twice"],
    ["e", expect.stringContaining("its value is no JSON")],
  ]);
});

test("the post beside it says how long each metric took and why one failed", () => {
  const body: unknown = JSON.parse(metadataOf(compose([one("a", "1"), one("b", "-1", { error: "timeout", time_elapsed: 15 })], { ...head, version: null })));
  expect(body).toEqual({
    metadata: {
      uuid: "u-1",
      hostname: "app.example.com",
      metrics: [
        { name: "recorded_at", time_elapsed: 0 },
        { name: "uuid", time_elapsed: 0 },
        { name: "hostname", time_elapsed: 0 },
        { name: "a", time_elapsed: 0.5 },
        { name: "b", time_elapsed: 15, error: "timeout" },
      ],
    },
  });
});

const keys = fc.array(fc.stringMatching(/^[a-z_.\\"é]{1,6}$/), { minLength: 1, maxLength: 3 }).map(joinKey);
const values = fc.oneof(fc.bigInt().map(String), fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => JSON.stringify(number)), fc.string().map((text) => JSON.stringify(text)), fc.constantFrom("true", "null", "[1, {\"a\": 2}]", "{}"));

test("every value that is taken is found again, digit for digit, whatever the order of measuring", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.tuple(keys, values), { selector: ([key]) => key, maxLength: 12 }), (entries) => {
      const measured = entries.map(([key, json]) => one(key, json));
      const { text, measured: kept } = compose(measured, head);
      const found = new Map(leavesOf(text).map(({ path, json }) => [joinKey(path), json]));
      const taken = kept.filter(({ error }) => error === undefined);
      expect(taken.map(({ key_path }) => [key_path, found.get(key_path)])).toEqual(taken.map(({ key_path, json }) => [key_path, json]));
      const other = compose([...measured].reverse(), head);
      const isClear = [...kept, ...other.measured].every(({ error }) => error === undefined);
      expect(isClear ? other.text : text).toBe(text);
    }),
    { numRuns: 200 },
  );
});

test("leaves of any JSON are those that a parser finds", () => {
  const flat = (value: unknown, path: readonly string[]): [string, unknown][] => {
    const isObject = typeof value === "object" && value !== null && !Array.isArray(value) && Object.keys(value).length > 0;
    return isObject ? Object.entries(value).flatMap(([key, inner]) => flat(inner, [...path, key])) : [[JSON.stringify(path), value]];
  };
  fc.assert(
    fc.property(fc.json({ maxDepth: 4 }), fc.constantFrom(0, 2), (json, indent) => {
      const text = JSON.stringify(JSON.parse(json), null, indent);
      const found = leavesOf(text).map(({ path, json: leaf }): [string, unknown] => [JSON.stringify(path), JSON.parse(leaf)]);
      expect(new Map(found)).toEqual(new Map(flat(JSON.parse(text), [])));
    }),
  );
});
