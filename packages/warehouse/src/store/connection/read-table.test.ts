import { expect, test } from "vitest";
import { openTestStore } from "../../testing/open-test-store.ts";
import { plain, sql } from "../sql.ts";
import { tableRows } from "../table.ts";

test("every type that an answer may have arrives, NULL apart from values, over many vectors", async () => {
  await using store = await openTestStore();
  const { tables } = await store.read("types", [
    plain(`SELECT CASE WHEN i % 3 > 0 THEN i / 2 END AS half, i::INTEGER AS whole, CASE WHEN i > 2500 THEN i END AS wide,
      CASE WHEN i <> 5 THEN i % 2 = 0 END AS even, CASE WHEN i % 4 > 0 THEN 'a longer text, number ' || i END AS words
      FROM range(5000) AS numbers(i)`),
  ]);
  const expected = Array.from({ length: 5000 }, (_, i) => ({
    half: i % 3 > 0 ? i / 2 : null,
    whole: i,
    wide: i > 2500 ? i : null,
    even: i === 5 ? null : i % 2 === 0,
    words: i % 4 > 0 ? `a longer text, number ${i}` : null,
  }));
  expect(tables[0]?.columns.map(({ type }) => type)).toEqual(["double", "integer", "integer", "boolean", "text"]);
  expect(tables.flatMap((table) => tableRows(table))).toEqual(expected);
});

test("no rows are an empty table with its columns", async () => {
  await using store = await openTestStore();
  const { tables } = await store.read("none", [plain("SELECT 1::INTEGER AS one, 'x' AS text WHERE false")]);
  expect(tables).toMatchObject([{ length: 0, columns: [{ name: "one" }, { name: "text" }] }]);
});

test("a type that JavaScript has not is an error that names the column", async () => {
  await using store = await openTestStore();
  for (const value of ["DATE '2026-01-05'", "1.5::DECIMAL(5, 2)", "sum(1::BIGINT)", "[1]"]) {
    await expect(store.read("odd", [plain(`SELECT ${value} AS odd`)])).rejects.toThrow("column odd is");
  }
});

test("a whole number beyond 2^53 - 1 is an error, not another number", async () => {
  await using store = await openTestStore();
  await expect(store.read("wide", [plain("SELECT 9007199254740993::BIGINT AS wide")])).rejects.toThrow("column wide holds 9007199254740993");
});

test("bound values keep their type, and texts their every character but NUL and half pairs", async () => {
  await using store = await openTestStore();
  const text = "a'b\u{1F600}\ufeff";
  const { tables } = await store.read("bound", [sql`SELECT ${text} AS t, ${0.1} AS n, ${true} AS b, ${null} AS nothing, ${"\ufeffa\0b\ud800"} AS mended`]);
  expect(tables.flatMap((table) => tableRows(table))).toEqual([{ t: text, n: 0.1, b: true, nothing: null, mended: "\ufeffa\ufffdb\ufffd" }]);
});
