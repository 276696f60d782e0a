import * as fc from "fast-check";
import { expect, test } from "vitest";
import { foundLines, isWithheld, keyAndValue, payloadLines, payloadText } from "./payload-text.ts";

const sample = '{"uuid":"a","counts":{"issues":9007199254740993,"a.b":1},"list":[1,{"x":null}],"none":{},"empty":[],"licensee":"redacted"}';

test("a payload is printed a leaf a line, with its path", () => {
  expect(payloadLines(sample).map(({ depth, text, path }) => [depth, text, path])).toEqual([
    [0, "{", ""],
    [1, '"uuid": "a",', "uuid"],
    [1, '"counts": {', "counts"],
    [2, '"issues": 9007199254740993,', "counts.issues"],
    [2, '"a.b": 1', "counts.a\\.b"],
    [1, "},", "counts"],
    [1, '"list": [', "list"],
    [2, "1,", "list[0]"],
    [2, "{", "list[1]"],
    [3, '"x": null', "list[1].x"],
    [2, "}", "list[1]"],
    [1, "],", "list"],
    [1, '"none": {},', "none"],
    [1, '"empty": [],', "empty"],
    [1, '"licensee": "redacted"', "licensee"],
    [0, "}", ""],
  ]);
});

test("any JSON is printed as JSON.stringify indents it", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(payloadText(payloadLines(JSON.stringify(value)))).toBe(JSON.stringify(value, null, 2));
    }),
    { examples: [[{ "a,b": '{"x": [1]}' }]] },
  );
});

test("any text ends, in a bounded number of lines", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom("{", "}", "[", "]", ",", ":", '"', "\\", "a", " ", "1") }), (text) => {
      expect(payloadLines(text).length).toBeLessThanOrEqual(2 * text.length + 1);
    }),
  );
});

test("repeated keys are both there, for that is what was sent", () => {
  expect(payloadText(payloadLines('{"a":1,"a":2}'))).toBe('{\n  "a": 1,\n  "a": 2\n}');
});

test("what was taken out is marked, a text that mentions it is not", () => {
  const lines = payloadLines('{"licensee":"redacted","note":"was redacted","list":["redacted"]}');
  expect(lines.filter(isWithheld).map(({ path }) => path)).toEqual(["licensee", "list[0]"]);
});

test("a search keeps what it finds and what encloses it", () => {
  const { lines, found } = foundLines(payloadLines(sample), "issues");
  expect(found).toBe(1);
  expect(lines.map(({ text }) => text)).toEqual(["{", '"counts": {', '"issues": 9007199254740993,']);
});

test("a search finds by path and by value, an empty one keeps all", () => {
  const lines = payloadLines(sample);
  expect(foundLines(lines, "counts.a").found).toBe(1);
  expect(foundLines(lines, "NULL").found).toBe(1);
  expect(foundLines(lines, " ").lines).toBe(lines);
});

test("a line is its key and its value; a colon inside a text begins no value", () => {
  expect(keyAndValue('"a\\": b": "c: d",')).toEqual(['"a\\": b": ', '"c: d",']);
  expect(keyAndValue('"c: d"')).toEqual(["", '"c: d"']);
  expect(keyAndValue("}")).toEqual(["", "}"]);
});
