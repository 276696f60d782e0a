import { expect, test } from "vitest";
import { listOf } from "../testing/land-oracle.ts";
import { openTestStore } from "../testing/open-test-store.ts";
import { installationId, ping } from "../testing/test-ping.ts";
import { installationMetrics, type InstallationMetricsInput, type InstallationMetricsRow } from "./installation-metrics.ts";

const id = installationId("a", "h");
const at = (date: string, values: Parameters<typeof ping>[0], version = "18.7.0-ee") => ping({ uuid: "a", hostname: "h", at: date, version, ...values });

const pings = () => [
  at("2026-01-05", { values: { grown: 1 } }),
  at("2026-01-12", { values: { grown: 30, shrunk: 9, text: "old", born: "failed" } }),
  at("2026-02-07", { values: { grown: 99 } }),
  at("2026-02-09", {
    values: { grown: 100, shrunk: 4, text: "new", on: true, unused: 0, failed: "failed", gone: -1000, empty: null, huge: 9007199254740993n, over: "overflow", born: 3 },
  }),
  ping({ uuid: "b", hostname: "h", at: "2026-02-08", version: "18.7.0", values: { elsewhere: 1 } }),
  ping({ uuid: "c", hostname: "h", at: "2026-02-08", version: "18.8.0", values: { later: 1 } }),
];

const ask = async (input: Partial<InstallationMetricsInput> = {}, compact = false): Promise<InstallationMetricsRow[]> => {
  await using store = await openTestStore(pings());
  if (compact) await store.compact();
  return await listOf<InstallationMetricsRow>(store, installationMetrics({ id, ...input }));
};

test.each([false, true])("every metric of the fleet stands as the newest ping has it (compacted: %s)", async (compact) => {
  const rows = await ask({}, compact);
  const brief = Object.fromEntries(rows.map((row) => [row.key, [row.kind, row.state, row.value, row.value_text, row.reason]]));
  expect(brief).toEqual({
    born: ["number", "value", 3, null, null],
    elsewhere: ["number", "missing", null, null, "absent"],
    empty: ["unknown", "missing", null, null, "null"],
    failed: ["number", "failed", null, null, "timeout"],
    gone: ["number", "failed", null, null, "deprecated"],
    grown: ["number", "value", 100, null, null],
    huge: ["number", "value", 9007199254740992, "9007199254740993", null],
    later: ["number", "unavailable", null, null, "not_in_version"],
    on: ["boolean", "value", 1, null, null],
    over: ["number", "missing", null, null, "overflow"],
    shrunk: ["number", "value", 4, null, null],
    text: ["string", "value", null, "new", null],
    unused: ["number", "value", 0, null, null],
  });
});

test("change is against the ping nearest to 28 days before, and null where one side has no value", async () => {
  const changes = Object.fromEntries((await ask()).map((row) => [row.key, [row.change_28d, row.previous]]));
  expect(changes).toMatchObject({ grown: [70, 30], shrunk: [-5, 9], text: [null, null], born: [null, null], unused: [null, null] });
});

test("a ping nearer than 21 or farther than 35 days is nothing to compare with", async () => {
  await using store = await openTestStore([
    at("2026-01-01", { values: { n: 1 } }),
    at("2026-01-20", { values: { n: 2 } }),
    at("2026-02-09", { values: { n: 3 } }),
  ]);
  const [row] = await listOf<InstallationMetricsRow>(store, installationMetrics({ id }));
  expect(row).toMatchObject({ value: 3, change_28d: null, previous: null });
});

test("search and state narrow the list", async () => {
  expect((await ask({ search: "GRO" })).map((row) => row.key)).toEqual(["grown"]);
  expect((await ask({ state: "failed" })).map((row) => row.key)).toEqual(["failed", "gone"]);
  expect((await ask({ state: "unavailable" })).map((row) => row.key)).toEqual(["later"]);
});
