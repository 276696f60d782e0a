import { createClient } from "@libsql/client";
import { is } from "drizzle-orm";
import { drizzle } from "drizzle-orm/libsql";
import { migrate } from "drizzle-orm/libsql/migrator";
import { getTableConfig, SQLiteTable } from "drizzle-orm/sqlite-core";
import { expect, test } from "vitest";
import { z } from "zod";
import { migrations } from "./open-control.ts";
import * as schema from "./schema.ts";

const columnInfo = z.object({ name: z.string(), type: z.string(), notnull: z.number(), pk: z.number() });

const tableName = z.object({ name: z.string() });

const migrated = async () => {
  const client = createClient({ url: ":memory:", concurrency: 1 });
  await migrate(drizzle(client), { migrationsFolder: migrations });
  return client;
};

test("the committed migrations make exactly the tables of the schema", async () => {
  const client = await migrated();
  const tables = Object.values(schema).filter((value) => is(value, SQLiteTable)).map(getTableConfig);
  const { rows } = await client.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'sqlite_*' AND name NOT GLOB '__drizzle*'");
  const made = rows.map((row) => tableName.parse(row).name);
  expect(new Set(made)).toEqual(new Set(tables.map(({ name }) => name)));
  for (const { name, columns } of tables) {
    const info = await client.execute(`PRAGMA table_info("${name}")`);
    const made = info.rows.map((row) => columnInfo.parse(row)).map((column) => [column.name, column.type.toLowerCase(), column.notnull === 1]);
    expect([name, made]).toEqual([name, columns.map((column) => [column.name, column.getSQLType(), column.notNull])]);
  }
  client.close();
});

test("migrating twice changes nothing", async () => {
  const client = await migrated();
  await expect(migrate(drizzle(client), { migrationsFolder: migrations })).resolves.toBeUndefined();
  client.close();
});
