import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { LandedPing } from "@pinghouse/warehouse/store/landing-batch";
import { openStore } from "@pinghouse/warehouse/store/open-store";
import type { Store } from "@pinghouse/warehouse/store/door";
import { plain } from "@pinghouse/warehouse/store/sql";
import { tableRows } from "@pinghouse/warehouse/store/table";
import { batchOf } from "@pinghouse/warehouse/testing/batch-of";
import { dumpStore } from "@pinghouse/warehouse/testing/dump-store";
import { openTestStore } from "@pinghouse/warehouse/testing/open-test-store";
import type { TestPing, TestValue } from "@pinghouse/warehouse/testing/test-ping";
import { expect, test } from "vitest";
import { fillStore } from "./fill-store.ts";

const pingsSql = `
  SELECT ping.ping::INTEGER AS id, segment, uuid, hostname, installation.id AS installation, unique_instance_id, epoch_ms(recorded_at)::DOUBLE AS recorded_at,
    epoch_ms(received_at)::DOUBLE AS received_at, source, bytes::INTEGER AS bytes, version, edition, installation_type, plan AS license_plan,
    users AS active_user_count, epoch_ms(created_at)::DOUBLE AS created_at
  FROM ping JOIN installation USING (installation) ORDER BY id`;

const valuesSql = `
  SELECT ping::INTEGER AS ping, key, kind, value, state::INTEGER AS state, text
  FROM (SELECT metric, ping, value, state FROM snapshot UNION ALL SELECT unnest(metrics), ping, unnest(vals), unnest(states) FROM landing)
  JOIN metric USING (metric) JOIN metric_kind USING (metric) LEFT JOIN text_value USING (metric, ping)`;

interface Held {
  ping: number;
  key: string;
  kind: string;
  value: number;
  state: number;
  text: string | null;
}

const written = ({ kind, value, state, text }: Held): TestValue => {
  if (state !== 0) return "failed";
  return text ?? (kind === "boolean" ? value === 1 : value);
};

const pingsIn = async (store: Store): Promise<TestPing[]> => {
  const { tables } = await store.read("all", [plain(pingsSql), plain(valuesSql)]);
  const [pings, values] = tables;
  if (pings === undefined || values === undefined) return [];
  const held = new Map<number, Held[]>();
  for (const value of tableRows<Held>(values)) held.set(value.ping, [...(held.get(value.ping) ?? []), value]);
  return tableRows<LandedPing>(pings).map((landed) => ({
    landed,
    values: Object.fromEntries((held.get(landed.id) ?? []).map((value) => [value.key, written(value)])),
  }));
};

test("a filled warehouse holds what landing the same pings would have put there", async () => {
  const dir = mkdtempSync(join(tmpdir(), "pinghouse-fill-"));
  try {
    const path = join(dir, "warehouse.duckdb");
    await fillStore(path, { installations: 12, weeks: 14, metrics: 70 }, Date.parse("2026-06-10T12:00:00Z"), () => undefined);
    await using filled = await openStore(path);
    await using landed = await openTestStore();
    await landed.land(batchOf(await pingsIn(filled)));
    const [actual, expected] = [await dumpStore(filled), await dumpStore(landed)];
    expect(Object.values(actual).map((rows) => rows.length)).toEqual(Object.values(expected).map((rows) => rows.length));
    expect(actual).toEqual(expected);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
});
