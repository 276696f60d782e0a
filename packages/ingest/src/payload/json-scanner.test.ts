import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Problem } from "@pinghouse/shared/problem/problem";
import { scanJson } from "./json-scanner.ts";
import type { JsonEvents } from "./json-scanner.ts";
import { jsonText } from "./json-text.ts";
import { limits } from "./limits.ts";
import { looseJson } from "./testing/loose-json.ts";

const silent: JsonEvents = { key() {}, string() {}, number() {}, literal() {}, open() {}, close() {} };

/** Everything the scanner says, as text. */
const heard = (bytes: Buffer): string[] => {
  const log: string[] = [];
  scanJson(bytes, {
    key: (start, end, flags) => log.push(`key ${JSON.stringify(jsonText(bytes, start, end, flags))}`),
    string: (start, end, flags) => log.push(`string ${JSON.stringify(jsonText(bytes, start, end, flags))}`),
    number: (start, end) => log.push(`number ${bytes.toString("latin1", start, end)}`),
    literal: (value) => log.push(`literal ${value}`),
    open: (list) => log.push(list ? "[" : "{"),
    close: (list) => log.push(list ? "]" : "}"),
  });
  return log;
};

const problemOf = (body: string | Buffer): Problem | undefined => {
  try {
    scanJson(Buffer.from(body), silent);
    return undefined;
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
};

const parses = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

/** What the scanner should say of a parsed value, for values without repeated keys. */
const told = (value: unknown): string[] => {
  if (Array.isArray(value)) return ["[", ...value.flatMap(told), "]"];
  if (typeof value === "object" && value !== null) {
    return ["{", ...Object.entries(value).flatMap(([key, inner]) => [`key ${JSON.stringify(key)}`, ...told(inner)]), "}"];
  }
  if (typeof value === "string") return [`string ${JSON.stringify(value)}`];
  return typeof value === "number" ? [`number ${JSON.stringify(value)}`] : [`literal ${String(value)}`];
};

describe("scanJson", () => {
  test("tells every member and element in document order", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.constantFrom(0, 1, 2), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        expect(heard(Buffer.from(text))).toEqual(told(JSON.parse(text)));
      }),
    );
  });

  test("takes what JSON.parse takes, whatever the white space and repeated keys", () => {
    fc.assert(fc.property(looseJson, (text) => { expect(problemOf(text)).toBeUndefined(); }));
  });

  test("refuses what JSON.parse refuses: texts with one byte changed, put in or left out", () => {
    const damage = fc.record({ at: fc.nat(), cut: fc.constantFrom(0, 1, 2), put: fc.constantFrom("", ...Array.from("\"\\{}[]:,-+.eE0179 tfnu\u0001\n/")) });
    fc.assert(
      fc.property(looseJson, damage, (text, { at, cut, put }) => {
        const place = at % (text.length + 1);
        const damaged = text.slice(0, place) + put + text.slice(place + cut);
        if (damaged.trim() === "") return;
        expect(problemOf(damaged)?.code).toBe(parses(damaged) ? undefined : "bad_json");
      }),
      { numRuns: 2_000 },
    );
  });

  test.each([
    ["[1,]", 3], ["{\"a\":1,}", 7], ["{a:1}", 1], ["[01]", 2], ["[1.]", 3], ["[+1]", 1], ["[1e]", 3], ["[.5]", 1], ["[-]", 2],
    ["nul", 3], ["tru ", 3], ["\"a", 2], ["\"\u0001\"", 1], ["\"\\x\"", 2], ["\"\\u12g4\"", 5], ["{} {}", 3], ["[1 2]", 3],
    ["{\"a\" 1}", 5], ["['a']", 1], ["[NaN]", 1], ["[", 1], ["{\"a\":", 5], ["//x\n{}", 0], ["\u00a0{}", 0],
  ])("says where %j goes wrong", (text, position) => {
    expect(problemOf(text)).toMatchObject({ code: "bad_json", extra: { position } });
  });

  test("passes over a byte order mark, and has nothing to say of emptiness", () => {
    expect(problemOf("\ufeff{}")).toBeUndefined();
    for (const empty of ["", " \n\t", "\ufeff", "\ufeff  "]) expect(problemOf(empty)?.code).toBe("empty_body");
  });

  test("nests 32 levels and no further, even at 100,000", () => {
    const nest = (levels: number) => "[".repeat(levels) + "]".repeat(levels);
    expect(problemOf(nest(limits.depth))).toBeUndefined();
    expect(problemOf(nest(limits.depth + 1))).toMatchObject({ code: "too_deep", extra: { position: limits.depth } });
    expect(problemOf("{\"a\":".repeat(100_000))?.code).toBe("too_deep");
  });

  test("counts every scalar, also inside lists, and empty objects not at all", () => {
    const list = (leaves: number) => `[${Array.from({ length: leaves }, () => "0").join()}]`;
    expect(problemOf(list(limits.leaves))).toBeUndefined();
    expect(problemOf(list(limits.leaves + 1))?.code).toBe("too_many_leaves");
    expect(scanJson(Buffer.from(`[${"{},[],".repeat(50_000)}null]`), silent).leaves).toBe(1);
  });

  test("goes through sixteen megabytes of white space, of one string and of one number", () => {
    const size = 16 * 1024 * 1024;
    expect(scanJson(Buffer.concat([Buffer.from("{}"), Buffer.alloc(size, " ")]), silent)).toMatchObject({ leaves: 0, spaced: true });
    expect(scanJson(Buffer.concat([Buffer.from("\""), Buffer.alloc(size, "x"), Buffer.from("\"")]), silent).leaves).toBe(1);
    expect(scanJson(Buffer.alloc(size, "1"), silent).leaves).toBe(1);
    expect(problemOf(Buffer.alloc(size, " "))?.code).toBe("empty_body");
  });
});
