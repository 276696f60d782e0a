import { readFile } from "node:fs/promises";
import { DuckDBInstance } from "@duckdb/node-api";
import type { DuckDBConnection } from "@duckdb/node-api";
import { expect, test } from "vitest";
import { rowsOf } from "./connection/scalar.ts";
import { migrate } from "./migrate.ts";
import { migrations } from "./migrations/migrations.ts";

const connect = async (): Promise<DuckDBConnection> => (await DuckDBInstance.create(":memory:")).connect();

const schemaOf = async (connection: DuckDBConnection): Promise<string> =>
  `${(await rowsOf(connection, "SELECT sql FROM duckdb_tables() ORDER BY table_name")).map(([text]) => String(text)).join("\n")}\n`;

const committed = (): Promise<string> => readFile(new URL("migrations/schema.sql", import.meta.url), "utf8");

test("the steps from nothing make the schema that is committed", async () => {
  const connection = await connect();
  await migrate(connection, migrations);
  expect(await schemaOf(connection)).toBe(await committed());
});

test("from every earlier schema the rest of the steps lead to the same", async () => {
  for (const { version } of migrations) {
    const connection = await connect();
    await migrate(connection, migrations.slice(0, version - 1));
    await migrate(connection, migrations);
    await migrate(connection, migrations);
    expect(await schemaOf(connection)).toBe(await committed());
  }
});

test("pings of a file from before audiences get the ones that landing would have given them", async () => {
  const connection = await connect();
  await migrate(connection, migrations.slice(0, 2));
  const kinds = [["18.7.0", 1, "EE", "Gold"], ["18.7.0", 1, "EE", "ultimate"], ["18.7.0", 1, "CE", null], ["odd", null, "EE", "silver"]];
  for (const [index, kind] of kinds.entries()) {
    await connection.run("INSERT INTO ping (ping, release, version_order, edition_family, plan) VALUES ($1, $2, $3, $4, $5)", [index, ...kind]);
  }
  await migrate(connection, migrations);
  expect(await rowsOf(connection, "SELECT ping.ping::INTEGER, kind.* EXCLUDE (audience) FROM ping JOIN audience AS kind USING (audience) ORDER BY ping")).toEqual([
    [0, "18.7.0", 1, "EE", "ultimate"], [1, "18.7.0", 1, "EE", "ultimate"], [2, "18.7.0", 1, "CE", "free"], [3, "odd", null, "EE", "premium"],
  ]);
});

test("versions count up from 1 without a gap", () => {
  expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, index) => index + 1));
});

test("a step that fails leaves the schema as it was, and says which it was", async () => {
  const connection = await connect();
  await migrate(connection, migrations);
  const version = migrations.length + 1;
  const broken = [...migrations, { version, name: "broken", sql: "CREATE TABLE half (a INTEGER); SELECT nonsense;" }];
  await expect(migrate(connection, broken)).rejects.toThrow(`migration ${version} (broken) failed`);
  expect(await schemaOf(connection)).toBe(await committed());
});

test("a file of a newer program is refused", async () => {
  const connection = await connect();
  await migrate(connection, [...migrations, { version: migrations.length + 1, name: "newer", sql: "SELECT 1" }]);
  await expect(migrate(connection, migrations)).rejects.toThrow("knows none above");
});
