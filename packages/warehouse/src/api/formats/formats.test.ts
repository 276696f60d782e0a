import { tableFromIPC } from "apache-arrow";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { tableRows, type Column, type Table } from "../../store/table.ts";
import { arrowOf } from "./arrow.ts";
import { csvOf } from "./csv.ts";

const text = (name: string, values: (string | null)[]): Column => ({ name, type: "text", values, valid: null });
const one = (column: Column): Table => ({ length: column.values.length, columns: [column] });

/** A reader of RFC 4180 by its grammar, so that the writer is not checked against itself. */
const readCsv = (csv: string): (string | null)[][] => {
  const rows: (string | null)[][] = [[]];
  for (const [, quoted, bare = "", end = ""] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)?.push(quoted === undefined ? bare || null : quoted.replaceAll('""', '"'));
    if (end !== ",") rows.push([]);
  }
  return rows.slice(0, -1);
};

test("a text that begins like a formula gets an apostrophe, any other is as it was", () => {
  const hostile = ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "x=1", " =1", ""];
  expect(readCsv(csvOf(one(text("t", hostile)))).slice(1).flat()).toEqual(["'=1+1", "'+1", "'-1", "'@SUM(A1)", "'\tx", "'\rx", "x=1", " =1", ""]);
});

test("numbers keep their sign, NULL is empty, an empty text is not NULL", () => {
  const table: Table = {
    length: 2,
    columns: [
      { name: "n", type: "double", values: Float64Array.of(-1.5, 0), valid: Uint8Array.of(1, 0) },
      { name: "i", type: "integer", values: Float64Array.of(-2, 7), valid: null },
      { name: "b", type: "boolean", values: Uint8Array.of(1, 0), valid: null },
      text("t", ["", null]),
    ],
  };
  expect(csvOf(table)).toBe('n,i,b,t\r\n-1.5,-2,true,""\r\n,7,false,\r\n');
});

test("any text survives CSV, but for the apostrophe", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string({ unit: "binary" }), fc.option(fc.string({ unit: "grapheme" })))), (rows) => {
      const table = { length: rows.length, columns: [text("a", rows.map(([a]) => a)), text("b", rows.map(([, b]) => b))] };
      const marked = (value: string | null) => (value !== null && /^[=+\-@\t\r]/.test(value) ? `'${value}` : value);
      expect(readCsv(csvOf(table)).slice(1)).toEqual(rows.map((row) => row.map(marked)));
    }),
  );
});

const maybe = <Value>(values: fc.Arbitrary<Value>) => fc.option(values, { freq: 3 });

const valid = (cells: readonly unknown[]) => Uint8Array.from(cells, (value) => (value === null ? 0 : 1));

const tables = fc
  .array(
    fc.record({
      d: maybe(fc.double({ noNaN: true })),
      i: maybe(fc.maxSafeInteger()),
      b: maybe(fc.boolean()),
      t: maybe(fc.string({ unit: "grapheme" })),
    }),
    { maxLength: 70 },
  )
  .map((rows): Table => ({
    length: rows.length,
    columns: [
      { name: "d", type: "double", values: Float64Array.from(rows, ({ d }) => d ?? 0), valid: valid(rows.map(({ d }) => d)) },
      { name: "i", type: "integer", values: Float64Array.from(rows, ({ i }) => i ?? 0), valid: valid(rows.map(({ i }) => i)) },
      { name: "b", type: "boolean", values: Uint8Array.from(rows, ({ b }) => (b === true ? 1 : 0)), valid: valid(rows.map(({ b }) => b)) },
      { name: "t", type: "text", values: rows.map(({ t }) => t), valid: null },
    ],
  }));

const plainValue = (value: unknown): unknown => (typeof value === "bigint" ? Number(value) : value);

test("an Arrow stream reads back as the rows it was made from", () => {
  fc.assert(
    fc.property(tables, (table) => {
      const read = tableFromIPC(arrowOf(table));
      const rows = read.toArray().map((row: Record<string, unknown>) => ({
        d: plainValue(row.d),
        i: plainValue(row.i),
        b: row.b,
        t: row.t,
      }));
      const zero = (value: unknown) => (Object.is(value, -0) ? 0 : value);
      expect(rows.map((row) => ({ ...row, i: zero(row.i) }))).toEqual(tableRows<{ i: number }>(table).map((row) => ({ ...row, i: zero(row.i) })));
    }),
  );
});

test("a column keeps its type where there is no row and no value", () => {
  const typesOf = (length: number) => {
    const none = new Uint8Array(length);
    const read = tableFromIPC(
      arrowOf({
        length,
        columns: [
          { name: "d", type: "double", values: new Float64Array(length), valid: none },
          { name: "i", type: "integer", values: new Float64Array(length), valid: none },
          { name: "b", type: "boolean", values: none, valid: none },
          text("t", Array.from({ length }, () => null)),
        ],
      }),
    );
    expect(read.numRows).toBe(length);
    return read.schema.fields.map(({ name, type }) => `${name} ${String(type)}`);
  };
  expect(typesOf(0)).toEqual(["d Float64", "i Int64", "b Bool", "t Dictionary<Int32, Utf8>"]);
  expect(typesOf(3)).toEqual(typesOf(0));
});
