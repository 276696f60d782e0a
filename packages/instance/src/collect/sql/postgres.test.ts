import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { collectAll } from "../collect-all.ts";
import { collectedDefinition, type DatabaseDefinition } from "../definitions/definition.ts";
import type { Measured } from "../measured.ts";
import { postgresPrograms, temporaryPostgres, type TemporaryPostgres } from "../testing/temporary-postgres.ts";
import { openPostgres } from "./postgres-session.ts";
import { sqlCollector } from "./sql-collector.ts";

const programs = postgresPrograms(process.env["PATH"] ?? "");
if (programs === undefined) process.stderr.write("The tests of the PostgreSQL collector are skipped: no server is installed here.\n");

const define = (fields: Record<string, unknown>): DatabaseDefinition => {
  const parsed = collectedDefinition.parse({ description: "d", value_type: "number", time_frame: "all", data_source: "database", owner: "o", connection: "app", ...fields });
  if (parsed.data_source !== "database") throw new Error("not of a database");
  return parsed;
};

describe.skipIf(programs === undefined)("beside a real PostgreSQL", () => {
  let server: TemporaryPostgres;
  beforeAll(async () => {
    server = await temporaryPostgres(programs ?? "");
    await server.run(`
      CREATE TABLE issues (id bigint PRIMARY KEY, author_id int, state text);
      INSERT INTO issues SELECT i * 3, i % 70, CASE WHEN i % 2 = 1 THEN 'opened' ELSE 'closed' END FROM generate_series(1, 3000) AS i;
      CREATE TABLE empty (id int PRIMARY KEY);
      CREATE SEQUENCE numbers;`);
  });
  afterAll(() => server[Symbol.asyncDispose]());

  const measure = async (fields: readonly Record<string, unknown>[], timeout = 15_000): Promise<Measured[]> => {
    const definitions = fields.map((one, at) => define({ key_path: `m.${at}`, ...one }));
    return await collectAll([sqlCollector("app", () => openPostgres(server.url, undefined, timeout), definitions)], () => true, new AbortController().signal);
  };

  test("counts, distinct counts, texts, switches and objects are measured exactly", async () => {
    const batch = { table: "public.issues", column: "id", size: 1000 };
    const found = await measure([
      { query: "SELECT count(*) FROM issues" },
      { query: "SELECT count(*) FROM issues WHERE state = 'opened' AND id >= :from AND id < :to", batch },
      { query: "SELECT count(DISTINCT author_id) FROM issues WHERE author_id >= :from AND author_id < :to", batch: { ...batch, column: "author_id", size: 7 } },
      { query: "SELECT count(*) FROM empty WHERE id >= :from::int AND id < :to", batch: { table: "empty", column: "id" } },
      { query: "SELECT system_identifier FROM pg_control_system()" },
      { query: "SELECT 1.50::numeric" },
      { query: "SELECT version()", value_type: "string" },
      { query: "SELECT true", value_type: "boolean" },
      { query: "SELECT json_build_object('a', 9007199254740993)", value_type: "object" },
      { query: "SELECT NULL::int" },
    ]);
    expect(found.map(({ error }) => error)).toEqual(found.map(() => undefined));
    expect(found.map(({ json }) => json)).toEqual(["3000", "1500", "70", "0", expect.stringMatching(/^\d{15,}$/), "1.50", expect.stringMatching(/^"PostgreSQL/), "true", '{"a":9007199254740993}', "null"]);
  });

  test("no definition can write, whatever it tries, and each fails by itself", async () => {
    const queries = [
      "DELETE FROM issues",
      "WITH gone AS (DELETE FROM issues RETURNING id) SELECT count(*) FROM gone",
      "SELECT 1; DELETE FROM issues",
      "COMMIT; DELETE FROM issues",
      "SET SESSION CHARACTERISTICS AS TRANSACTION READ WRITE",
      "SET default_transaction_read_only = off",
      "SELECT set_config('transaction_read_only', 'off', true)",
      "SET TRANSACTION READ WRITE",
      "DELETE FROM issues",
      "SELECT nextval('numbers')",
      "SELECT 1 FROM issues FOR UPDATE LIMIT 1",
      "DROP TABLE issues",
    ];
    const found = await measure([...queries.map((query) => ({ query })), { query: "SELECT count(*) FROM issues" }]);
    for (const at of [0, 1, 2, 3, 6, 8, 9, 10, 11]) expect(found[at]).toMatchObject({ json: "-1", error: expect.stringMatching(/read-only|multiple commands|read-write mode/) });
    expect(found.at(-1)?.json).toBe("3000");
    expect(await server.run("SELECT count(*)::int AS rows, (SELECT is_called FROM numbers) AS drawn FROM issues")).toEqual([{ rows: 3000, drawn: false }]);
  });

  test("a stretch that takes too long is halved, and the count is whole", async () => {
    const slowWhereWide = "SELECT count(*) FROM issues WHERE id >= :from AND id < :to AND (SELECT pg_sleep(CASE WHEN :to::bigint - :from::bigint > 3000 THEN 30 ELSE 0 END)) IS NOT NULL";
    const [found] = await measure([{ query: slowWhereWide, batch: { table: "issues", column: "id", size: 9000 } }], 800);
    expect(found).toEqual({ key_path: "m.0", json: "3000", data_category: "optional", time_elapsed: expect.any(Number) });
  });

  test("a statement that takes too long costs its own metric", async () => {
    expect(await measure([{ query: "SELECT pg_sleep(30)" }, { query: "SELECT count(*) FROM issues" }], 800)).toMatchObject([{ json: "-1", error: "a statement took longer than 0.8 s" }, { json: "3000" }]);
  });

  test("a cancelled collection ends in the middle of a statement", async () => {
    const control = new AbortController();
    const collecting = collectAll([sqlCollector("app", () => openPostgres(server.url, undefined, 60_000), [define({ key_path: "m", query: "SELECT pg_sleep(30)" })])], () => true, control.signal);
    setTimeout(() => control.abort(new Error("the program ends")), 200);
    await expect(collecting).rejects.toThrow("the program ends");
  });

  test("a server that ends its sessions costs the metrics that were left, not the program", async () => {
    const found = await measure([{ query: "SELECT count(*) FROM issues" }, { query: "SELECT pg_terminate_backend(pg_backend_pid())::text", value_type: "string" }, { query: "SELECT count(*) FROM issues" }]);
    expect(found.map(({ json }) => json)).toEqual(["3000", "-1", "-1"]);
  });

  test("where nobody listens the metrics have failed and say why", async () => {
    const [found] = await collectAll([sqlCollector("app", () => openPostgres("postgresql://a@127.0.0.1:1/b", undefined, 1000), [define({ key_path: "m", query: "SELECT 1" })])], () => true, new AbortController().signal);
    expect(found).toMatchObject({ json: "-1", error: "app: its source cannot be reached or read (ECONNREFUSED)" });
  });
});
