import * as fc from "fast-check";
import { expect, test } from "vitest";
import { arbitraryDefinitions } from "../../testing/arbitrary-definitions.ts";
import { arbitraryPings } from "../../testing/arbitrary-pings.ts";
import { expectFigures } from "../../testing/expect-figures.ts";
import { landOracle, listOf } from "../../testing/land-oracle.ts";
import { figuresOf } from "../../testing/oracle-figures.ts";
import { mondayText, type Oracle, type OraclePing } from "../../testing/oracle.ts";
import { installationId } from "../../testing/test-ping.ts";
import { adoption, type AdoptionRow } from "../adoption.ts";
import { compare, type CompareRow } from "../compare.ts";
import { distribution } from "../distribution.ts";
import { installationHistory, type InstallationHistoryRow } from "../installation-history.ts";
import { installationMetrics, type InstallationMetricsRow } from "../installation-metrics.ts";
import { metric } from "../metric.ts";
import { metrics, type MetricsRow } from "../metrics.ts";
import { trend, type TrendRow } from "../trend.ts";

type World = Awaited<ReturnType<typeof landOracle>> & { pings: readonly OraclePing[]; known: string[] };

/** Runs a check in worlds in which some of the metrics are defined, and one that nobody ever sent. */
const inWorlds = (check: (world: World) => Promise<void>): Promise<void> =>
  fc.assert(
    fc.asyncProperty(arbitraryPings, arbitraryDefinitions, fc.boolean(), async (pings, definitions, compact) => {
      await using opened = await landOracle(pings, { compact, definitions });
      const seen = pings.flatMap((ping) => Object.keys(ping.values));
      await check({ ...opened, pings, known: [...new Set([...seen, ...definitions.map(({ key }) => key)])].toSorted() });
    }),
    { numRuns: 12 },
  );

const figures = (oracle: Oracle, key: string, among: readonly OraclePing[]) => figuresOf(key, oracle.eligibleOf(key, among));

test("the dictionary lists what was ever seen or defined, and counts those who could have it", async () => {
  await inWorlds(async ({ store, oracle, known, pings }) => {
    const rows = await listOf<MetricsRow>(store, metrics({}));
    expect(rows.map((row) => row.key)).toEqual(known);
    for (const row of rows) {
      expectFigures(row, figures(oracle, row.key, oracle.membersAt(oracle.current)));
      expect([row.key, row.first_seen === null]).toEqual([row.key, !pings.some((ping) => row.key in ping.values)]);
      expect(await metric(store, { key: row.key })).toMatchObject(row);
    }
  });
});

test("a metric's trend and distribution, adoption and comparison speak of those alone who could have it", async () => {
  await inWorlds(async ({ store, oracle, known }) => {
    const today = oracle.membersAt(oracle.current);
    for (const key of known) {
      const expected = oracle.weeks().map((week) => ({ week: mondayText(week), ...figures(oracle, key, oracle.membersAt(week)) })).filter(({ eligible }) => eligible > 0);
      const weeks = await listOf<TrendRow>(store, trend({ key }));
      expect(weeks.map((row) => row.week)).toEqual(expected.map(({ week }) => week));
      weeks.forEach((row, index) => expectFigures(row, expected[index]));
      expectFigures(await distribution(store, { key }), figures(oracle, key, today));
    }
    for (const row of await listOf<AdoptionRow>(store, adoption({}))) expectFigures(row, figures(oracle, row.metric, today));
    const rows = await listOf<CompareRow>(store, compare({ metric: known, "a.edition": ["family:EE"] }));
    expect(rows.map((row) => row.metric)).toEqual(known);
    for (const { metric: key, a_eligible, a_n, b_eligible, b_n } of rows) {
      expectFigures({ eligible: a_eligible, n: a_n }, figures(oracle, key, today.filter((ping) => oracle.family(ping) === "EE")));
      expectFigures({ eligible: b_eligible, n: b_n }, figures(oracle, key, today));
    }
  });
});

test("at one installation a metric that it could not have is unavailable unless it was sent, now and in each week", async () => {
  await inWorlds(async ({ store, oracle, known, pings }) => {
    for (const newest of oracle.newest()) {
      const id = installationId(newest.uuid, newest.hostname);
      for (const row of await listOf<InstallationMetricsRow>(store, installationMetrics({ id }))) {
        const offered = oracle.eligibleOf(row.key, [newest]).length > 0;
        expect([row.key, row.state === "unavailable"]).toEqual([row.key, !offered && !(row.key in newest.values)]);
      }
      const history = await listOf<InstallationHistoryRow>(store, installationHistory({ id, metric: known }));
      for (const { metric: key, ping_id, state } of history) {
        const at = pings.filter((ping) => ping.id === ping_id);
        const offered = oracle.eligibleOf(key, at).length > 0;
        expect([key, state === "unavailable"]).toEqual([key, !offered && !at.some((ping) => key in ping.values)]);
      }
    }
  });
});
