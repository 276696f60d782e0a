import { readFileSync } from "node:fs";
import { join } from "node:path";
import { tableFromIPC } from "apache-arrow-18";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Store } from "../../store/door.ts";
import type { ExtractSource } from "../../store/extract/extract.ts";
import { arbitraryPings } from "../../testing/arbitrary-pings.ts";
import { landOracle } from "../../testing/land-oracle.ts";
import { mondayOf, mondayText, type OraclePing, type OracleValue } from "../../testing/oracle.ts";
import { numberOf } from "../../testing/oracle-figures.ts";
import { openTestStore } from "../../testing/open-test-store.ts";
import { tempDir } from "../../testing/temp-dir.ts";
import { installationId, ping } from "../../testing/test-ping.ts";
import { writeFile } from "../write/write-file.ts";
import { pingsTable } from "./pings-table.ts";
import { snapshotTable } from "./snapshot-table.ts";
import type { TableRequest } from "./table-request.ts";

const all: TableRequest = { cohort: {}, hostnames: true };
const dayMs = 86_400_000;

type Row = Record<string, unknown>;

/** The rows of an extract, through an Arrow file and another release of its library. */
const rowsOf = async (store: Store, source: ExtractSource): Promise<Row[]> => {
  using dir = tempDir();
  const file = join(dir.path, "rows.arrow");
  await writeFile(store, file, { source, format: "arrow-file", about: { words: {}, units: {} }, signal: new AbortController().signal });
  const table = tableFromIPC(readFileSync(file));
  return table.toArray().map((row) => Object.fromEntries(table.schema.fields.map(({ name }) => [name, plainOf(row[name])])));
};

const plainOf = (value: unknown): unknown => {
  if (typeof value === "bigint") return Number(value);
  return value;
};

const newestOfWeeks = (pings: readonly OraclePing[]): OraclePing[] => {
  const found = new Map<string, OraclePing>();
  for (const one of pings.toSorted((a, b) => a.recorded_at - b.recorded_at || a.id - b.id)) {
    found.set(`${installationId(one.uuid, one.hostname)} ${mondayOf(one.recorded_at)}`, one);
  }
  return [...found.values()];
};

const stateOf = (value: OracleValue): string => {
  if (value === null) return "missing";
  if (typeof value !== "object") return "value";
  return "failed" in value ? "failed" : "missing";
};

const asText = (rows: readonly Row[]): string[] => rows.map((row) => JSON.stringify(row)).toSorted();

test("the snapshot table holds each value of each week's newest ping once, and nothing else", async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryPings, fc.boolean(), async (pings, compact) => {
      await using world = await landOracle(pings, { compact });
      const expected = newestOfWeeks(pings).flatMap((one) =>
        Object.entries(one.values).map(([metric, value]) => ({
          installation: installationId(one.uuid, one.hostname), hostname: one.hostname.toLowerCase(), week: mondayText(mondayOf(one.recorded_at)), metric,
          value: numberOf(value) ?? null, value_text: typeof value === "string" ? value : null, state: stateOf(value), ping_id: one.id,
        })),
      );
      const rows = await rowsOf(world.store, snapshotTable(all));
      const weekText = (week: unknown): string => new Date(Number(week)).toISOString().slice(0, 10);
      const { length } = rows;
      expect(asText(rows.map(({ installation, hostname, week, metric, value, value_text, state, ping_id }) => ({ installation, hostname, week: weekText(week), metric, value, value_text, state, ping_id })))).toEqual(asText(expected));
      expect(length).toBe(expected.length);
    }),
    { numRuns: 6 },
  );
});

test("runs that take only what is new have every ping once between them, also one that was set aside and came in later", async () => {
  const ids = fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(ids, fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 }), async (landed, first, held) => {
      const early = landed.filter((id) => id !== held);
      const at = (id: number) => new Date(Date.UTC(2026, 0, 1) + id * dayMs).toISOString();
      await using store = await openTestStore(early.map((id) => ping({ id, uuid: `u${id % 3}`, at: at(id), values: { n: id } })));
      const taken = await rowsOf(store, pingsTable({ ...all, range: { after: 0, late: [], upTo: first } }));
      await using later = await openTestStore(landed.map((id) => ping({ id, uuid: `u${id % 3}`, at: at(id), values: { n: id } })));
      const rest = await rowsOf(later, pingsTable({ ...all, range: { after: first, late: held <= first ? [held] : [], upTo: 40 } }));
      expect([...taken, ...rest].map(({ ping_id }) => Number(ping_id)).toSorted((a, b) => a - b)).toEqual(landed.toSorted((a, b) => a - b));
    }),
    { numRuns: 8 },
  );
});

test("without leave for host names neither their column nor the metric that says them is there", async () => {
  await using store = await openTestStore([ping({ uuid: "a", hostname: "secret.example", values: { hostname: "secret.example", n: 1 } })]);
  for (const source of [snapshotTable({ ...all, hostnames: false }), pingsTable({ ...all, hostnames: false })]) {
    const rows = await rowsOf(store, source);
    expect(rows.length).toBeGreaterThan(0);
    // The opaque id of a test's installation is made of its names.
    expect(JSON.stringify(rows.map((row) => ({ ...row, installation: "" })))).not.toContain("secret");
  }
});

test("a cohort and metrics narrow the snapshot table, and units and instants keep their types", async () => {
  await using store = await openTestStore([
    ping({ uuid: "a", edition: "EE", at: "2026-01-07", values: { n: 1, m: 2 } }),
    ping({ uuid: "b", edition: "CE", at: "2026-01-14T10:00:00.123Z", values: { n: 3, m: 4 } }),
  ]);
  const rows = await rowsOf(store, snapshotTable({ ...all, cohort: { edition: ["CE"] }, metrics: ["m"] }));
  expect(rows).toMatchObject([{ metric: "m", value: 4, edition: "CE", state: "value", reason: null }]);
  const [first] = await rowsOf(store, pingsTable({ ...all, cohort: { edition: ["CE"] } }));
  expect(first).toMatchObject({ edition: "CE", stands: true, users: 20, recorded_at: Date.UTC(2026, 0, 14, 10, 0, 0, 123) });
});
