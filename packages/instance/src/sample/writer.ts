import Database from "libsql";
import { applicationSchema, firstSettings } from "./application-schema.ts";
import { hour } from "./habits.ts";

/** Milliseconds that the application has lived when it is first looked at: a year of weekly measures, and a start. */
export const life = 60 * 7 * 24 * hour;

/** An hour's beginning as the application writes instants. */
export const textOf = (instant: number): string => new Date(instant).toISOString();

/** The rows of a question to the application's database. */
export const rowsOf = (database: Database.Database, sql: string): unknown[][] => {
  const rows: unknown = database.prepare(sql).raw(true).all();
  return Array.isArray(rows) ? rows.filter((row: unknown) => Array.isArray(row)) : [];
};

/** Opens the application's database for its own writing; a new one is a good year old and empty, its clock at its beginning. */
export const openWriter = (file: string, now: Date): Database.Database => {
  const database = new Database(file, { timeout: 5000 });
  // Invented rows need no care: what a loss of power takes is made again.
  database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF;");
  database.exec(applicationSchema);
  if (rowsOf(database, "SELECT 1 FROM clock").length > 0) return database;
  const made = Math.floor(now.getTime() / hour) * hour;
  database.prepare("INSERT INTO clock VALUES (?, ?)").run(textOf(made), textOf(made - life));
  for (const [name, value] of Object.entries(firstSettings)) database.prepare("INSERT INTO application_settings VALUES (?, ?)").run(name, value);
  return database;
};

/** When the application was made, and how far its life has been told, in milliseconds. */
export const clockOf = (database: Database.Database): { made: number; now: number } => {
  const [made = 0, now = 0] = (rowsOf(database, "SELECT made, now FROM clock")[0] ?? []).map((cell) => Date.parse(String(cell)));
  return { made, now };
};
