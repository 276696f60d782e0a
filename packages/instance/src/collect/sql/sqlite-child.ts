import Database from "libsql";
import type { Cell } from "./sql-session.ts";
import { sqliteQuestion, type SqliteAnswer } from "./sqlite-messages.ts";

const [file = ""] = process.argv.slice(2);
let opened: Database.Database | undefined;

/** Opened with the first question, so that what is wrong with the file is its answer. */
const database = (): Database.Database => {
  opened ??= new Database(file).defaultSafeIntegers(true);
  return opened;
};

const cellOf = (value: unknown): Cell => {
  if (value === null) return null;
  if (typeof value === "string") return value;
  if (typeof value === "bigint" || typeof value === "number") return String(value);
  throw new Error("a blob is no value to send");
};

const rowsOf = (sql: string, numbers: readonly bigint[]): Cell[][] => {
  const statement = database().prepare(sql);
  if (!statement.reader) throw new Error("the statement gives no rows: only questions may be asked");
  const rows: unknown = statement.raw(true).all(...numbers);
  return Array.isArray(rows) ? rows.map((row: unknown) => (Array.isArray(row) ? row.map(cellOf) : [])) : [];
};

const answerTo = (message: unknown): SqliteAnswer => {
  const { id, sql, numbers } = sqliteQuestion.parse(message);
  try {
    return { id, rows: rowsOf(sql, numbers) };
  } catch (error) {
    return { id, error: opened === undefined ? "the database cannot be opened" : error instanceof Error ? error.message : "failed" };
  }
};

process.on("message", (message) => void process.send?.(answerTo(message)));
process.on("disconnect", () => process.exit(0));
// Says that it listens.
process.send?.("ready");
