import { windows } from "@pinghouse/shared/metrics/measure";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { arbitraryDefinitions } from "../testing/arbitrary-definitions.ts";
import { arbitraryPings } from "../testing/arbitrary-pings.ts";
import { expectFigures } from "../testing/expect-figures.ts";
import { landOracle, listOf } from "../testing/land-oracle.ts";
import { figuresOf } from "../testing/oracle-figures.ts";
import { testDefinition } from "../testing/test-definition.ts";
import { distribution } from "./distribution.ts";
import { metrics, type MetricsQuestion, type MetricsRow } from "./metrics.ts";

test("every metric ever seen is listed, with its standing among today's members", async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryPings, fc.boolean(), async (pings, compact) => {
      await using world = await landOracle(pings, { compact });
      const { oracle, store } = world;
      const keys = [...new Set(pings.flatMap((ping) => Object.keys(ping.values)))].toSorted();
      const rows = await listOf<MetricsRow>(store, metrics({}));
      expect(rows.map((row) => row.key)).toEqual(keys);
      for (const row of rows) {
        expectFigures(row, figuresOf(row.key, oracle.eligibleOf(row.key, oracle.membersAt(oracle.current))));
        const seen = pings.filter((ping) => row.key in ping.values).map((ping) => ping.recorded_at);
        expect(row.first_seen).toBe(new Date(Math.min(...seen)).toISOString());
        expect(row.last_seen).toBe(new Date(Math.max(...seen)).toISOString());
      }
    }),
    { numRuns: 8 },
  );
});

const inWorld = async (check: (rows: readonly MetricsRow[], ask: (question: MetricsQuestion) => Promise<string[]>) => Promise<void>) => {
  await fc.assert(
    fc.asyncProperty(arbitraryPings, arbitraryDefinitions, async (pings, definitions) => {
      const forms = ["counts.issues_weekly", "counts.issues_monthly", "counts_monthly.merge_requests"].map((key) => testDefinition(key, { time_frame: key.endsWith("_weekly") ? "7d" : "28d", stage: "plan" }));
      await using world = await landOracle(pings, { definitions: [...definitions, ...forms] });
      const keys = async (question: MetricsQuestion) => (await listOf<MetricsRow>(world.store, metrics(question))).map(({ key }) => key);
      await check(await listOf<MetricsRow>(world.store, metrics({})), keys);
    }),
    { numRuns: 4 },
  );
};

test("each filter keeps exactly the rows that it names, and several are joined by and", async () => {
  const filters: [MetricsQuestion, (row: MetricsRow) => boolean][] = [
    [{ stage: ["plan", "x"] }, ({ stage }) => stage === "plan"],
    [{ product_group: ["harbour_works"] }, ({ product_group }) => product_group === "harbour_works"],
    [{ tier: ["premium", "free"] }, ({ tiers }) => tiers !== null && /premium|free/.test(tiers)],
    [{ declared: true }, ({ description }) => description !== null],
    [{ declared: false }, ({ description }) => description === null],
    [{ seen: true }, ({ last_seen }) => last_seen !== null],
    [{ seen: false }, ({ last_seen }) => last_seen === null],
    [{ failing: true }, ({ failed }) => failed > 0],
    [{ mismatch: true }, ({ kind, value_type }) => value_type !== null && kind !== "unknown" && kind !== value_type],
    [{ declared: true, seen: false }, ({ description, last_seen }) => description !== null && last_seen === null],
    [{ keys: ["counts.issues", "nobody's"] }, ({ key }) => key === "counts.issues"],
    [{ keys: [] }, () => false],
  ];
  await inWorld(async (rows, ask) => {
    for (const [question, fits] of filters) expect([question, await ask(question)]).toEqual([question, rows.filter(fits).map(({ key }) => key)]);
  });
});

test("of each measure one form is left: the one asked for where it is there, of those that fit", async () => {
  await inWorld(async (rows, ask) => {
    for (const form of windows) {
      const kept = await ask({ form, stage: ["plan"] });
      const fitting = rows.filter(({ stage }) => stage === "plan");
      const measures = kept.map((key) => fitting.find((row) => row.key === key)?.measure);
      expect(measures).toHaveLength(new Set(measures).size);
      expect(new Set(measures)).toEqual(new Set(fitting.map(({ measure }) => measure)));
      for (const row of fitting.filter((one) => one.form === form)) expect(rows.find(({ key, measure }) => measure === row.measure && kept.includes(key))?.form).toBe(form);
    }
  });
});

test("the definition of an object is a group: nobody lacks it, and what is below it says so", async () => {
  const at = Date.UTC(2026, 5, 3);
  await using world = await landOracle([{ id: 1, uuid: "u", hostname: "", recorded_at: at, received_at: at, version: "18.5.0", edition: "CE", users: null, values: { "git.major": 2, "git.inner.x": 1, "gitaly.y": 1, scalar: 3 } }], {
    definitions: ["git", "git.inner", "scalar"].map((key) => testDefinition(key, { value_type: "object" })),
  });
  const rows = await listOf<MetricsRow>(world.store, metrics({}));
  expect(rows.map(({ key, eligible, missing, coverage, part_of }) => [key, eligible, missing, coverage, part_of])).toEqual([
    ["git", 0, 0, null, null],
    ["git.inner", 0, 0, null, "git"],
    ["git.inner.x", 1, 0, 1, "git.inner"],
    ["git.major", 1, 0, 1, "git"],
    ["gitaly.y", 1, 0, 1, null],
    ["scalar", 1, 0, 1, null],
  ]);
  expect(await distribution(world.store, { key: "scalar" })).toMatchObject({ eligible: 1, n: 1 });
  expect(await distribution(world.store, { key: "git" })).toMatchObject({ eligible: 0, n: 0, coverage: null });
});
