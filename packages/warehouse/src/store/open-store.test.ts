import { expect, test } from "vitest";
import { openTestStore } from "../testing/open-test-store.ts";
import { ping } from "../testing/test-ping.ts";
import { sql } from "./sql.ts";
import { tableRows } from "./table.ts";

test("what lands is read back, together with the progress it belongs to", async () => {
  await using store = await openTestStore([
    ping({ id: 7, at: "2026-01-07T12:00:00Z", values: { "counts.issues": 3, host: "x", on: true, bad: "failed", none: null } }),
  ]);
  const reading = await store.read("test", [
    sql`SELECT key, vals[list_position(metrics, metric)] AS value, states[list_position(metrics, metric)]::INTEGER AS state
        FROM landing, metric WHERE ping = ${7}::BIGINT ORDER BY key`,
  ]);
  expect(reading.as_of).toBe("2026-01-07T12:00:00.000Z");
  expect(reading.tables.map((table) => tableRows(table))).toEqual([
    [
      { key: "bad", value: null, state: 2 },
      { key: "counts.issues", value: 3, state: 0 },
      { key: "host", value: null, state: 0 },
      { key: "none", value: null, state: 1 },
      { key: "on", value: 1, state: 0 },
    ],
  ]);
  expect(store.progress()).toMatchObject({ landed: 1, revision: 1, as_of: "2026-01-07T12:00:00.000Z" });
});
