import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { tableFromIPC } from "apache-arrow-18";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { openStore } from "../../store/open-store.ts";
import { readFileRows } from "../../store/testing/read-file.ts";
import type { Table } from "../../store/table.ts";
import { tempDir } from "../../testing/temp-dir.ts";
import { fileFormats, type FileFormat } from "@pinghouse/shared/exports/file-format";
import { writeFile } from "./write-file.ts";

const about = { words: { question: "test" }, units: { n: "pings" } };
const never = new AbortController().signal;

type Row = { text: string | null; number: number | null; n: number | null; is: boolean | null };

const tableOf = (rows: readonly Row[]): Table => ({
  length: rows.length,
  columns: [
    { name: "row", type: "integer", values: Float64Array.from(rows, (_, row) => row), valid: null },
    { name: 'a "name", with', type: "text", values: rows.map(({ text }) => text), valid: null },
    { name: "number", type: "double", values: Float64Array.from(rows, ({ number }) => number ?? 0), valid: Uint8Array.from(rows, ({ number }) => (number === null ? 0 : 1)) },
    { name: "n", type: "integer", values: Float64Array.from(rows, ({ n }) => n ?? 0), valid: Uint8Array.from(rows, ({ n }) => (n === null ? 0 : 1)) },
    { name: "is", type: "boolean", values: Uint8Array.from(rows, (row) => (row.is === true ? 1 : 0)), valid: Uint8Array.from(rows, (row) => (row.is === null ? 0 : 1)) },
  ],
});

const arbitraryRows = fc.array(
  fc.record<Row>({
    text: fc.option(fc.oneof(fc.string({ unit: "grapheme" }), fc.constantFrom("", "=1+1", "-x", 'say "hi"', "a,b", "line\r\nbreak", "\uFEFFmark", "+", "\t", "'"))),
    number: fc.option(fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constantFrom(5e-324, 1.7e308, -0.1, 2 ** 53))),
    n: fc.option(fc.integer()),
    is: fc.option(fc.boolean()),
  }),
  { maxLength: 40 },
);

/** The readers of both libraries drop a byte order mark at the beginning of a text; the files hold it. */
const asDecoded = (text: string | null): string | null => text?.replace(/^\uFEFF/, "") ?? null;

const guarded = (text: string | null): string | null => (text !== null && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

/** Reads a file back by other means than those that wrote it. */
const readBack = async (file: string, format: FileFormat): Promise<unknown[][]> => {
  if (format === "arrow" || format === "arrow-file") {
    const table = tableFromIPC(readFileSync(file));
    return table.toArray().map((row) => table.schema.fields.map(({ name }) => cellOf(row[name])));
  }
  const plain = format === "csv.gz" ? `${file}.csv` : file;
  if (format === "csv.gz") writeFileSync(plain, gunzipSync(readFileSync(file)));
  const columns = `{'row': 'BIGINT', 'a "name", with': 'VARCHAR', 'number': 'DOUBLE', 'n': 'BIGINT', 'is': 'BOOLEAN'}`;
  const from = format === "parquet" ? `read_parquet('${plain}')` : `read_csv('${plain}', header = true, columns = ${columns}, delim = ',', quote = '"', escape = '"', strict_mode = true, allow_quoted_nulls = false, auto_detect = false)`;
  return (await readFileRows(from)).map((row) => row.map(cellOf));
};

const cellOf = (value: unknown): unknown => (typeof value === "bigint" || typeof value === "number" ? Number(value) + 0 : value);

const expected = (rows: readonly Row[], format: FileFormat): unknown[][] =>
  rows.map(({ text, number, n, is }, row) => [row, asDecoded(format.startsWith("csv") ? guarded(text) : text), number === null ? null : number + 0, n, is]);

test.each(fileFormats)("whatever stands in a table is read back from %s", async (format) => {
  using dir = tempDir();
  await using store = await openStore(":memory:", { exportDirectories: [dir.path] });
  let count = 0;
  await fc.assert(
    fc.asyncProperty(arbitraryRows, async (rows) => {
      const file = join(dir.path, `table-${(count += 1)}`);
      const written = await writeFile(store, file, { source: { kind: "table", table: tableOf(rows) }, format, about, signal: never });
      const bytes = readFileSync(file);
      expect(written).toMatchObject({ rows: rows.length, bytes: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex"), as_of: null });
      expect(await readBack(file, format)).toEqual(expected(rows, format));
    }),
    { numRuns: 12 },
  );
});
