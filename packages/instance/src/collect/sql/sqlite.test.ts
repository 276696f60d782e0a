import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "libsql";
import { expect, onTestFinished, test } from "vitest";
import { collectAll } from "../collect-all.ts";
import { collectedDefinition, type DatabaseDefinition } from "../definitions/definition.ts";
import type { Measured } from "../measured.ts";
import { sqlCollector } from "./sql-collector.ts";
import { openSqlite } from "./sqlite-session.ts";

const never = new AbortController().signal;

const database = async (): Promise<string> => {
  const path = await mkdtemp(join(tmpdir(), "sqlite-"));
  onTestFinished(() => rm(path, { recursive: true }));
  const file = join(path, "an application #1.db");
  const writer = new Database(file);
  writer.exec(`PRAGMA journal_mode = WAL;
    CREATE TABLE issues (id INTEGER PRIMARY KEY, author_id INTEGER, state TEXT);
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000) INSERT INTO issues SELECT i * 3, i % 70, iif(i % 2, 'opened', 'closed') FROM n;
    CREATE TABLE empty (id INTEGER PRIMARY KEY);`);
  writer.close();
  return file;
};

const define = (fields: Record<string, unknown>): DatabaseDefinition => {
  const parsed = collectedDefinition.parse({ description: "d", value_type: "number", time_frame: "all", data_source: "database", owner: "o", connection: "app", ...fields });
  if (parsed.data_source !== "database") throw new Error("not of a database");
  return parsed;
};

const measure = async (file: string, fields: readonly Record<string, unknown>[], timeout = 15_000): Promise<Measured[]> => {
  const definitions = fields.map((one, at) => define({ key_path: `m.${at}`, ...one }));
  return await collectAll([sqlCollector("app", () => openSqlite(file, timeout), definitions)], () => true, never);
};

test("counts, distinct counts, texts, switches and objects are measured by real SQL, exactly", async () => {
  const batch = { table: "issues", column: "id", size: 1000 };
  const found = await measure(await database(), [
    { query: "SELECT count(*) FROM issues" },
    { query: "SELECT count(*) FROM issues WHERE state = 'opened' AND id >= :from AND id < :to", batch },
    { query: "SELECT count(DISTINCT author_id) FROM issues WHERE author_id >= :from AND author_id < :to", batch: { ...batch, column: "author_id", size: 7 } },
    { query: "SELECT count(*) FROM empty WHERE id >= :from AND id < :to", batch: { table: "empty", column: "id" } },
    { query: "SELECT 9007199254740993" },
    { query: "SELECT 'it cost $1'", value_type: "string" },
    { query: "SELECT 1", value_type: "boolean" },
    { query: "SELECT json_group_object(state, n) FROM (SELECT state, count(*) AS n FROM issues GROUP BY state ORDER BY state)", value_type: "object" },
    { query: "SELECT state FROM issues WHERE id < 0", value_type: "string" },
  ]);
  expect(found.map(({ json }) => json)).toEqual(["3000", "1500", "70", "0", "9007199254740993", '"it cost $1"', "true", '{"closed":1500,"opened":1500}', "null"]);
  expect(found.every(({ error, time_elapsed }) => error === undefined && time_elapsed >= 0)).toBe(true);
});

test("a metric that fails costs itself and says why", async () => {
  const found = await measure(await database(), [{ query: "SELECT count(*) FROM nowhere" }, { query: "SELECT id, state FROM issues LIMIT 1" }, { query: "SELECT id FROM issues" }, { query: "SELECT 'many'" }, { query: "SELECT count(*) FROM issues" }]);
  expect(found.map(({ json }) => json)).toEqual(["-1", "-1", "-1", "-1", "3000"]);
  expect(found.map(({ error }) => error)).toEqual([expect.stringContaining("no such table: nowhere"), "the query must give one row of one column", "the query must give one row of one column", 'the query gave no number', undefined]);
});

test("no definition can write, whatever it tries", async () => {
  const file = await database();
  const before = await readFile(file);
  const queries = ["DELETE FROM issues", "DELETE FROM issues RETURNING id", "PRAGMA query_only = OFF", "ATTACH ':memory:' AS other", `VACUUM INTO '${file}.copy'`, "DROP TABLE issues", "PRAGMA writable_schema = ON", "WITH gone AS (SELECT 1) DELETE FROM issues RETURNING id"];
  const found = await measure(file, [...queries.map((query) => ({ query })), { query: "SELECT count(*) FROM issues" }]);
  expect(found.map(({ json }) => json)).toEqual([...queries.map(() => "-1"), "3000"]);
  expect(await readFile(file)).toEqual(before);
  await expect(readFile(`${file}.copy`)).rejects.toThrow("ENOENT");
});

test("a statement that takes too long is ended, and the next one is answered", async () => {
  const endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";
  const found = await measure(await database(), [{ query: endless }, { query: "SELECT count(*) FROM issues" }], 1500);
  expect(found).toMatchObject([{ json: "-1", error: "a statement took longer than 1.5 s" }, { json: "3000" }]);
});

test("a database that is not there, or is none, costs what was to be asked of it", async () => {
  const file = await database();
  expect(await measure(`${file}.gone`, [{ query: "SELECT 1" }])).toMatchObject([{ json: "-1", error: "app: its source cannot be reached or read (ENOENT)" }]);
  await writeFile(`${file}.txt`, "words ".repeat(500));
  expect(await measure(`${file}.txt`, [{ query: "SELECT count(*) FROM sqlite_master" }])).toMatchObject([{ json: "-1", error: expect.stringContaining("not a database") }]);
});

test("a cancelled collection ends in the middle of a statement", async () => {
  const file = await database();
  const control = new AbortController();
  const endless = define({ key_path: "m", query: "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n" });
  const collecting = collectAll([sqlCollector("app", () => openSqlite(file, 60_000), [endless])], () => true, control.signal);
  setTimeout(() => control.abort(new Error("the program ends")), 300);
  await expect(collecting).rejects.toThrow("the program ends");
});

test("where nothing is wanted the database is not even opened", async () => {
  const collector = sqlCollector("app", async () => { throw new Error("opened"); }, [define({ key_path: "m", query: "SELECT 1" })]);
  expect(await collectAll([collector], (category) => category === "standard", never)).toEqual([]);
});
