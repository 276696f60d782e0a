import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { joinKey } from "@pinghouse/shared/metrics/key";
import { storable } from "@pinghouse/shared/identity/identity";
import { sentinelReason } from "@pinghouse/shared/metrics/sentinel";
import { valueState } from "@pinghouse/warehouse/store/landing-batch";
import { Flattener } from "./flattener.ts";
import type { FlatValues } from "./flattener.ts";
import { looseObject } from "./testing/loose-json.ts";

type Told = Record<string, { state: number; value: number | null; text: string | undefined }>;

/** The batch as one record per ping; `keys` collects what earlier batches of the flattener named. */
const told = (batch: FlatValues, keys: string[] = []): Told[] => {
  expect(batch.firstKey).toBe(keys.length);
  keys.push(...batch.keys);
  let at = 0;
  return Array.from(batch.lengths, (length, ping) => {
    const values: Told = Object.create(null);
    for (const end = at + length; at < end; at += 1) {
      const metric = batch.metrics[at] ?? -1;
      const state = batch.states[at] ?? -1;
      const text = batch.texts.find((one) => one.ping === ping && one.metric === metric)?.text;
      const key = keys[metric] ?? "?";
      expect(values[key]).toBeUndefined();
      values[key] = { state, value: state === valueState.value ? (batch.values[at] ?? null) : null, text };
    }
    return values;
  });
};

const flat = (text: string): Told => {
  const flattener = new Flattener(1, 7);
  flattener.add(1, 1, Buffer.from(text));
  return told(flattener.finish())[0] ?? {};
};

const value = (number: number, text?: string) => ({ state: valueState.value, value: number, text });
const failed = { state: valueState.timeout, value: null, text: undefined };

/** Keys in a map, so that `__proto__` and the order of members are what they are; the last of a name stays. */
const parsed = (text: string): Map<string, unknown> => {
  const value: unknown = JSON.parse(text.replaceAll("__proto__", "**proto**"), (_key, held: unknown) => {
    if (typeof held !== "object" || held === null || Array.isArray(held)) return held;
    const members = new Map<string, unknown>();
    for (const [key, inner] of Object.entries(held)) members.set(storable(key.replaceAll("**proto**", "__proto__")), inner);
    return members;
  });
  return value instanceof Map ? value : new Map<string, unknown>();
};

/** The plain way: build the tree, walk it. Says nothing of exact digits, which JSON.parse has lost. */
const oracle = (tree: Map<string, unknown>, path: string[] = [], into: Told = Object.create(null)): Told => {
  for (const [name, held] of tree) {
    const parts = [...path, name];
    const key = joinKey(parts);
    const histogram = held instanceof Map && held.size === 1 && held.get("-1") === -1;
    if (held instanceof Map && !histogram) oracle(held, parts, into);
    else if (histogram) into[key] = failed;
    else if (Array.isArray(held)) {
      if (held.length === 1 && held[0] === "-1") into[key] = failed;
    } else if (held === null) into[key] = { state: valueState.empty, value: null, text: undefined };
    else if (typeof held === "string") into[key] = value(NaN, key === "uuid" ? "redacted" : storable(held));
    else if (typeof held === "boolean") into[key] = value(held ? 1 : 0);
    else if (!Number.isFinite(held)) into[key] = { state: valueState.overflow, value: null, text: undefined };
    else {
      const reason = sentinelReason(Number(held));
      into[key] = reason === undefined ? value(Number(held) + 0) : { ...failed, state: valueState[reason] };
    }
  }
  return into;
};

const withoutDigits = (values: Told): Told =>
  Object.fromEntries(
    Object.entries(values).map(([key, one]) => [key, /^-?\d{16,}$/.test(one.text ?? "") ? { ...one, text: undefined } : one]),
  );

describe("a flattener", () => {
  test("tells what a walk over the parsed tree tells, batch after batch", () => {
    fc.assert(
      fc.property(fc.array(fc.array(looseObject, { maxLength: 4 }), { maxLength: 4 }), (batches) => {
        const flattener = new Flattener(1, 99);
        const keys: string[] = [];
        let id = 0;
        for (const texts of batches) {
          for (const text of texts) flattener.add((id += 1), 1, Buffer.from(text));
          const expected = texts.map((text) => withoutDigits(oracle(parsed(text))));
          expect(told(flattener.finish(), keys).map(withoutDigits)).toEqual(expected);
        }
      }),
      { numRuns: 500 },
    );
  });

  test("joins paths with dots, keeps lists out, and says of the uuid only that it is there", () => {
    const text = '{"uuid":"u","hostname":"h","recorded_at":"x","version":"18.1","counts":{"a.b":3,"c":{"d":true}},"list":[1,{"x":2}],"e":{}}';
    expect(flat(text)).toEqual({ uuid: value(NaN, "redacted"), hostname: value(NaN, "h"), recorded_at: value(NaN, "x"), version: value(NaN, "18.1"), "counts.a\\.b": value(3), "counts.c.d": value(1) });
  });

  test("keeps the exact digits of integers a double cannot hold", () => {
    const values = flat('{"a":9007199254740993,"b":-9007199254740993,"c":9007199254740991,"d":1e400,"e":-0}');
    expect(values).toEqual({
      a: value(9007199254740992, "9007199254740993"),
      b: value(-9007199254740992, "-9007199254740993"),
      c: value(9007199254740991),
      d: { state: valueState.overflow, value: null, text: undefined },
      e: value(0),
    });
    expect(Object.is(values["e"]?.value, 0)).toBe(true);
  });

  test("knows every way a sender says that a count failed", () => {
    expect(flat('{"a":-1,"b":-2,"c":-3,"d":-1000,"e":["-1"],"f":{"-1":-1},"g":{"-1":5},"h":-4,"i":["-1","x"],"j":{"-1":-1,"0":2},"k":-1.0}')).toEqual({
      a: failed, b: { ...failed, state: valueState.counter_error }, c: { ...failed, state: valueState.non_sql }, d: { ...failed, state: valueState.deprecated }, e: failed, f: failed, k: failed,
      "g.-1": value(5), h: value(-4), "j.-1": failed, "j.0": value(2),
    });
  });

  test("lets the last of repeated members win, with all that was below the earlier one", () => {
    expect(flat('{"a":{"b":1,"c":2},"a":{"b":3},"d":1,"d":{"e":"x"},"f":"x","f":4}')).toEqual({
      "a.b": value(3), "d.e": value(NaN, "x"), f: value(4),
    });
  });

  test("keeps lone surrogates and U+0000 out of values and keys", () => {
    expect(flat('{"a\\ud800":"x\\u0000\\udfff"}')).toEqual({ "a\ufffd": value(NaN, "x\ufffd\ufffd") });
  });

  test("takes the fields of a ping's row from its members", () => {
    const text = '{"version":"18.9.0-ee","edition":"EE","installation_type":"omnibus","license_plan":null,"unique_instance_id":"i","installation_creation_date":"2020-01-02T03:04:05Z","active_user_count":12}';
    expect(new Flattener(1, 1).add(1, 1, Buffer.from(text))).toEqual({
      version: "18.9.0-ee", edition: "EE", installation_type: "omnibus", license_plan: null, unique_instance_id: "i",
      created_at: Date.UTC(2020, 0, 2, 3, 4, 5), active_user_count: 12,
    });
    expect(new Flattener(1, 1).add(1, 1, Buffer.from('{"version":1,"active_user_count":-1,"edition":"EE","edition":{}}'))).toMatchObject({
      version: null, active_user_count: null, edition: null,
    });
  });

  test("reports a kind with the smallest ping id of the segment that showed it, though that ping comes late", () => {
    const flattener = new Flattener(1, 1);
    flattener.add(6, 1, Buffer.from('{"a":"x"}'));
    flattener.add(7, 1, Buffer.from('{"a":1}'));
    expect(flattener.finish().kinds).toEqual([{ metric: 0, kind: "string", ping: 6 }, { metric: 0, kind: "number", ping: 7 }]);
    flattener.add(8, 1, Buffer.from('{"a":1}'));
    flattener.add(5, 1, Buffer.from('{"a":1}'));
    expect(flattener.finish().kinds).toEqual([{ metric: 0, kind: "number", ping: 5 }]);
    flattener.add(9, 2, Buffer.from('{"a":1}'));
    expect(flattener.finish().kinds).toEqual([{ metric: 0, kind: "number", ping: 9 }]);
  });

  test("stays linear with many strange keys, empty objects and repeated members", () => {
    const keys = (n: number, held: string) => Array.from({ length: n }, (_, i) => `"k${i}":${held}`).join();
    expect(Object.keys(flat(`{${keys(20_000, "1")}}`))).toHaveLength(20_000);
    expect(flat(`{${keys(300_000, "{}")}}`)).toEqual({});
    expect(Object.keys(flat(`{${`"a":{${keys(40, "1")}},`.repeat(499)}"a":{"z":1}}`))).toEqual(["a.z"]);
    expect(flat(`{"a":{${keys(10_000, "1")}},${'"a":{},'.repeat(200_000)}"a":{}}`)).toEqual({});
  });
});
