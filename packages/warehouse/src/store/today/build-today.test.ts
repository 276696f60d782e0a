import { DuckDBInstance } from "@duckdb/node-api";
import type { DuckDBConnection } from "@duckdb/node-api";
import { expect, test } from "vitest";
import { batchOf } from "../../testing/batch-of.ts";
import { ping } from "../../testing/test-ping.ts";
import { scalar, rowsOf } from "../connection/scalar.ts";
import { land } from "../land/land.ts";
import { Memory } from "../land/memory.ts";
import { standingTables } from "../land/standings.ts";
import { migrate } from "../migrate.ts";
import { migrations } from "../migrations/migrations.ts";
import { buildToday, forgetToday } from "./build-today.ts";

const on = async (): Promise<boolean> => true;
const rest = async (): Promise<void> => undefined;

const opened = async (): Promise<{ connection: DuckDBConnection; memory: Memory }> => {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  await migrate(connection, migrations);
  await connection.run(standingTables);
  const memory = new Memory();
  await memory.load(connection);
  const pings = [
    ping({ id: 1, uuid: "a", at: "2026-01-05", values: { n: 3, text: "old" } }),
    ping({ id: 2, uuid: "a", at: "2026-02-02", values: { n: 5, text: "new", broken: "failed" } }),
    ping({ id: 3, uuid: "b", at: "2026-02-03", values: { n: 0 } }),
    ping({ id: 4, uuid: "silent", at: "2026-01-06", values: { n: 9 } }),
  ];
  await land(connection, memory, batchOf(pings), rest);
  return { connection, memory };
};

const held = (connection: DuckDBConnection) =>
  rowsOf(connection, "SELECT key, ping::INTEGER, value, state::INTEGER, previous FROM today_value JOIN metric USING (metric) ORDER BY ALL");

test("today's members' values are held once more, each beside the one of four weeks before", async () => {
  const { connection, memory } = await opened();
  expect(memory.todayLoose).toBe(4);
  expect(await buildToday(connection, on)).toBe(true);
  expect(await held(connection)).toEqual([["broken", 2, null, 2, null], ["n", 2, 5, 0, 3], ["n", 3, 0, 0, null], ["text", 2, null, 0, null]]);
  await memory.countToday(connection);
  expect([memory.todayPings, memory.todayLoose]).toEqual([2, 0]);
});

test("stopped half way, all stays as it was", async () => {
  const { connection, memory } = await opened();
  await buildToday(connection, on);
  const before = await held(connection);
  await land(connection, memory, batchOf([ping({ id: 5, uuid: "b", at: "2026-02-04", values: { n: 7 } })]), rest);
  expect(await buildToday(connection, async () => false)).toBe(false);
  expect(await held(connection)).toEqual(before);
  expect(memory.todayLoose).toBe(5);
});

test("forgotten, nothing is covered", async () => {
  const { connection } = await opened();
  await buildToday(connection, on);
  await forgetToday(connection);
  expect(await scalar(connection, "SELECT (SELECT count(*) FROM today_ping) + (SELECT count(*) FROM today_value)")).toBe(0);
});
