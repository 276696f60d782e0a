import * as fc from "fast-check";
import { expect, test } from "vitest";
import { arbitraryDefinitions } from "../testing/arbitrary-definitions.ts";
import { arbitraryPings } from "../testing/arbitrary-pings.ts";
import { expectFigures } from "../testing/expect-figures.ts";
import { landOracle, listOf } from "../testing/land-oracle.ts";
import { openTestStore } from "../testing/open-test-store.ts";
import type { Oracle, OraclePing } from "../testing/oracle.ts";
import { figuresOf, numberOf, quantile } from "../testing/oracle-figures.ts";
import { installationId, ping } from "../testing/test-ping.ts";
import { installationMetrics, type InstallationMetricsRow } from "./installation-metrics.ts";
import type { ScopedCohort } from "./parts/member-scope.ts";

const day = 86_400_000;
const idOf = ({ uuid, hostname }: OraclePing): string => installationId(uuid, hostname);
const above = (ping: OraclePing | undefined, key: string): number | undefined => {
  const value = ping === undefined ? undefined : numberOf(ping.values[key]);
  return value !== undefined && value > 0 ? value : undefined;
};

/** By sorting all pings of the installation, nearest to four weeks before first. */
const fourWeeksBefore = (ping: OraclePing, all: readonly OraclePing[]): OraclePing | undefined =>
  all
    .filter((other) => idOf(other) === idOf(ping))
    .map((other) => ({ other, days: (ping.recorded_at - other.recorded_at) / day }))
    .filter(({ days }) => days >= 21 && days <= 35)
    .toSorted((a, b) => Math.abs(a.days - 28) - Math.abs(b.days - 28) || a.days - b.days || b.other.id - a.other.id)[0]?.other;

/** Rank by counting in a loop; the installation itself is one of the users or it is not. */
const rankOf = (key: string, own: OraclePing, members: readonly OraclePing[]): number | null => {
  const value = typeof own.values[key] === "number" ? above(own, key) : undefined;
  const users = members.map((member) => above(member, key)).filter((one) => one !== undefined);
  if (value === undefined || users.length === 0) return null;
  let places = 0;
  for (const other of users) places += other < value ? 1 : other === value ? 0.5 : 0;
  return (100 * places) / users.length;
};

const changeOf = (key: string, members: readonly OraclePing[], all: readonly OraclePing[]): { n: number; change: number | null } => {
  const changes = members
    .flatMap((member) => {
      const [now, before] = [above(member, key), above(fourWeeksBefore(member, all), key)];
      return now === undefined || before === undefined ? [] : [now / before - 1];
    })
    .toSorted((a, b) => a - b);
  return { n: changes.length, change: quantile(changes, 0.5) };
};

const cohorts: [ScopedCohort, (oracle: Oracle, ping: OraclePing) => boolean][] = [
  [{}, () => true],
  [{ edition: ["family:EE"] }, (oracle, one) => oracle.family(one) === "EE"],
  [{ size: ["1-10", "11-50"] }, (oracle, one) => ["1-10", "11-50"].includes(oracle.size(one))],
  [{ without: [installationId("u1", "a.example")] }, (_, one) => idOf(one) !== installationId("u1", "a.example")],
];

const near = (actual: number | null, expected: number | null, said: string): void => {
  if (actual === null || expected === null) return expect(actual, said).toBe(expected);
  expect(Math.abs(actual - expected), `${said}: ${actual} for ${expected}`).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(expected)));
};

test("adoption, quantiles, rank with its ties and the cohort's change are what plain loops over the members say", async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryPings, arbitraryDefinitions, fc.nat(), fc.constantFrom(...cohorts), fc.boolean(), async (pings, definitions, pick, [cohort, belongs], compact) => {
      await using world = await landOracle(pings, { definitions, compact });
      const newest = world.oracle.newest();
      const own = newest[pick % newest.length];
      if (own === undefined) return;
      const members = world.oracle.membersAt(world.oracle.current).filter((member) => belongs(world.oracle, member));
      for (const row of await listOf<InstallationMetricsRow>(world.store, installationMetrics({ id: idOf(own) }, cohort))) {
        const eligible = world.oracle.eligibleOf(row.key, members);
        const { eligible: could, n, adoption, users, p10, p25, p50, p75, p90 } = row;
        expectFigures({ eligible: could ?? -1, n: n ?? -1, adoption, users: users ?? -1, p10, p25, p50, p75, p90 }, figuresOf(row.key, eligible));
        near(row.rank, rankOf(row.key, own, eligible), `rank of ${row.key}`);
        const change = changeOf(row.key, eligible, pings);
        expect(row.cohort_change_n).toBe(change.n);
        near(row.cohort_change_28d, change.change, `change of ${row.key}`);
      }
    }),
    { numRuns: 12 },
  );
});

const five = (values: readonly number[]) => values.map((value, index) => ping({ uuid: `p${index}`, hostname: "h", at: "2026-02-09", values: { n: value } }));
const rankAmong = async (values: readonly number[], at: number): Promise<Partial<InstallationMetricsRow> | undefined> => {
  await using store = await openTestStore(five(values));
  return (await listOf<InstallationMetricsRow>(store, installationMetrics({ id: installationId(`p${at}`, "h") }, {})))[0];
};

test("equal values share their place, half below and half above; who does not use it has none and counts for none", async () => {
  expect(await rankAmong([1, 2, 3, 4], 3)).toMatchObject({ rank: 87.5, users: 4, adoption: 1 });
  expect(await rankAmong([5, 5, 5, 5], 0)).toMatchObject({ rank: 50 });
  expect(await rankAmong([1, 7, 7, 9], 1)).toMatchObject({ rank: 50 });
  expect(await rankAmong([0, 0, 3, 4], 2)).toMatchObject({ rank: 25, users: 2, n: 4, adoption: 0.5 });
  expect(await rankAmong([0, 3, 4], 0)).toMatchObject({ rank: null, users: 2 });
  expect(await rankAmong([3], 0)).toMatchObject({ rank: 50, users: 1 });
});

test("an installation outside the cohort is placed among the cohort's users all the same", async () => {
  await using store = await openTestStore(five([1, 2, 3, 4]));
  const id = installationId("p3", "h");
  const [row] = await listOf<InstallationMetricsRow>(store, installationMetrics({ id }, { without: [id] }));
  expect(row).toMatchObject({ users: 3, rank: 100, p50: 2 });
});

test("switches have an adoption and no rank", async () => {
  await using store = await openTestStore([true, true, false].map((on, index) => ping({ uuid: `p${index}`, hostname: "h", at: "2026-02-09", values: { on } })));
  const [row] = await listOf<InstallationMetricsRow>(store, installationMetrics({ id: installationId("p0", "h") }, {}));
  expect(row).toMatchObject({ kind: "boolean", value: 1, adoption: 2 / 3, users: 2, rank: null });
});

test("without a cohort there are no figures of one", async () => {
  await using store = await openTestStore(five([1, 2]));
  const [row] = await listOf<InstallationMetricsRow>(store, installationMetrics({ id: installationId("p0", "h") }));
  expect(row).toMatchObject({ value: 1, eligible: null, n: null, adoption: null, users: null, rank: null, p50: null, cohort_change_28d: null, cohort_change_n: null });
});
