import { readFileSync } from "node:fs";
import { join } from "node:path";
import { tableFromIPC } from "apache-arrow-18";
import { expect, test } from "vitest";
import type { Table } from "../../store/table.ts";
import { openTestExports, testOrder } from "../testing/open-test-exports.ts";
import { readTableQuery } from "./table-query.ts";
import { withholdHostnames } from "./withhold-hostnames.ts";

const typeWords = (type: string): string =>
  ({ Float64: "double", Int64: "integer", Int32: "integer", Bool: "boolean", "Date32<DAY>": "date", Utf8: "text" })[type] ?? (type.startsWith("Timestamp") ? "timestamp" : "text");

test.each([["snapshot", true], ["snapshot", false], ["pings", true], ["pings", false]] as const)("the manifest names the columns that a %s file has, host names %s", async (kind, hostnames) => {
  await using world = await openTestExports();
  await world.land([1, 2]);
  const { run } = await world.exports.exportOnce({ ...testOrder, source: { kind, query: "" }, format: "arrow-file", hostnames }, "test");
  await world.office.idle();
  const row = await world.exports.run(run);
  expect(row?.error).toBeNull();
  const { schema } = tableFromIPC(readFileSync(join(world.directory, "files", row?.file ?? "")));
  const manifest = JSON.parse(world.text((row?.file ?? "").replace(/arrow$/, "manifest.json")));
  expect(manifest.schema.map(({ name, type }: { name: string; type: string }) => [name, type])).toEqual(schema.fields.map(({ name, type }) => [name, typeWords(String(type))]));
});

const answer: Table = {
  length: 3,
  columns: [
    { name: "key", type: "text", values: ["counts.issues", "hostname", "counts.projects"], valid: null },
    { name: "hostname", type: "text", values: ["a.example", "a.example", "b.example"], valid: null },
    { name: "value", type: "double", values: Float64Array.from([1, 0, 3]), valid: Uint8Array.from([1, 0, 1]) },
    { name: "ok", type: "boolean", values: Uint8Array.from([1, 0, 0]), valid: null },
  ],
};

test("a question's answer loses its host names, their column and the metric that says them, unless they are granted", async () => {
  await using world = await openTestExports({ answerQuestion: async () => ({ table: answer, as_of: "2026-01-05T10:00:00.000Z" }) });
  const source = { kind: "question", path: "/x", query: "" } as const;
  const runs = [];
  for (const hostnames of [false, true]) runs.push((await world.exports.exportOnce({ ...testOrder, source, hostnames, name: hostnames ? "with" : "without" }, "test")).run);
  await world.office.idle();
  const [without, granted] = await Promise.all(runs.map((run) => world.exports.run(run)));
  expect(world.text(without?.file ?? "")).toBe("key,value,ok\r\ncounts.issues,1,true\r\ncounts.projects,3,false\r\n");
  expect(world.text(granted?.file ?? "")).toContain("a.example");
  expect(without).toMatchObject({ file: "without-20260105T100000Z-1.csv", as_of: "2026-01-05T10:00:00.000Z" });
});

test("what cannot be parted from host names is not exported without them", () => {
  const payload: Table = { length: 1, columns: [{ name: "payload", type: "text", values: ["{}"], valid: null }] };
  expect(() => withholdHostnames(payload)).toThrow(/holds host names/);
});

test("the query of a table is that of a cohort, with metrics for the snapshot table alone", () => {
  expect(readTableQuery("snapshot", "edition=EE&metric=a&metric=b&from=2026-01-01")).toEqual({ cohort: { edition: ["EE"], from: "2026-01-01" }, metrics: ["a", "b"] });
  expect(readTableQuery("pings", "")).toEqual({ cohort: {}, metrics: undefined });
  for (const query of ["metric=a", "colour=red", "size=huge"]) expect(() => readTableQuery("pings", query), query).toThrow(expect.objectContaining({ code: "bad_parameter" }));
});
