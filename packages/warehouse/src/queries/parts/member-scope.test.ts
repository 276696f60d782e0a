import * as fc from "fast-check";
import { expect, test } from "vitest";
import { arbitraryPings } from "../../testing/arbitrary-pings.ts";
import { expectFigures } from "../../testing/expect-figures.ts";
import { landOracle, listOf } from "../../testing/land-oracle.ts";
import { mondayText, type OraclePing } from "../../testing/oracle.ts";
import { figuresOf } from "../../testing/oracle-figures.ts";
import { installationId } from "../../testing/test-ping.ts";
import { adoption } from "../adoption.ts";
import { compare, type CompareRow } from "../compare.ts";
import { distribution } from "../distribution.ts";
import { fleetBreakdown } from "../fleet-breakdown.ts";
import { fleetFreshness } from "../fleet-freshness.ts";
import { fleetWeeks, type FleetWeeksRow } from "../fleet-weeks.ts";
import type { Listing } from "../listing.ts";
import { metrics, type MetricsRow } from "../metrics.ts";
import { retention } from "../retention.ts";
import { trend } from "../trend.ts";
import { versions } from "../versions.ts";
import type { MemberScope } from "./member-scope.ts";

const key = "counts.issues";
const idOf = (ping: OraclePing): string => installationId(ping.uuid, ping.hostname);

const fleetAndSome = fc.tuple(arbitraryPings, fc.subarray(["u1", "u2", "u3", "u4"].flatMap((uuid) => ["a.example", "b.example", ""].map((host) => installationId(uuid, host)))));

interface Question {
  name: string;
  ask: (scope: MemberScope) => Listing;
  /** What tells the rows apart, and what adds up. */
  by: readonly string[];
  adds: readonly string[];
}

const questions: Question[] = [
  { name: "fleet by week", ask: (scope) => fleetWeeks({ ...scope }), by: ["week"], adds: ["installations", "new"] },
  { name: "versions", ask: (scope) => versions({ by: "minor", ...scope }), by: ["week", "version"], adds: ["installations", "active_users"] },
  { name: "breakdown", ask: (scope) => fleetBreakdown({ by: "edition" }, scope), by: ["value"], adds: ["installations", "users"] },
  { name: "freshness", ask: fleetFreshness, by: ["age"], adds: ["installations"] },
  { name: "retention", ask: (scope) => retention({ by: "first_seen" }, scope), by: ["cohort_month", "months_since"], adds: ["base", "active"] },
  { name: "adoption", ask: (scope) => adoption({ ...scope }), by: ["metric"], adds: ["eligible", "n", "users"] },
  { name: "metrics", ask: (scope) => metrics({}, scope), by: ["key"], adds: ["eligible", "n", "missing", "failed"] },
  { name: "trend", ask: (scope) => trend({ key, ...scope }), by: ["week"], adds: ["eligible", "n", "failed"] },
];

/** Figures that add up, by what tells rows apart; without those that are nothing. */
const sums = (rows: readonly object[], { by, adds }: Question): Record<string, number> => {
  const found: Record<string, number> = {};
  for (const row of rows) {
    for (const name of adds) {
      const value: unknown = Reflect.get(row, name);
      const place = [...by.map((field) => String(Reflect.get(row, field))), name].join(" ");
      if (typeof value === "number" && value !== 0) found[place] = (found[place] ?? 0) + value;
    }
  }
  return found;
};

test.each(questions)("$name: some installations and all the others add up to the fleet", async (question) => {
  await fc.assert(
    fc.asyncProperty(fleetAndSome, async ([pings, some]) => {
      await using world = await landOracle(pings);
      const rows = (scope: MemberScope) => listOf<object>(world.store, question.ask(scope));
      const parts = [...(await rows({ only: some })), ...(await rows({ without: some }))];
      expect(sums(parts, question)).toEqual(sums(await rows({}), question));
      expect(sums(await rows({ only: some, without: some }), question)).toEqual({});
    }),
    { numRuns: 4 },
  );
});

test("figures of some installations are what plain loops over them say", async () => {
  await fc.assert(
    fc.asyncProperty(fleetAndSome, async ([pings, some]) => {
      await using world = await landOracle(pings);
      const { oracle, store } = world;
      const among = (week: number) => oracle.membersAt(week).filter((ping) => some.includes(idOf(ping)));
      const weeks = oracle.weeks().map((week) => ({ week: mondayText(week), installations: among(week).length }));
      const counted = await listOf<FleetWeeksRow>(store, fleetWeeks({ only: some }));
      expect(counted.map(({ week, installations }) => ({ week, installations }))).toEqual(weeks.filter((row) => row.installations > 0));
      for (const row of await listOf<MetricsRow>(store, metrics({}, { only: some }))) {
        expectFigures(row, figuresOf(row.key, oracle.eligibleOf(row.key, among(oracle.current))));
      }
    }),
    { numRuns: 6 },
  );
});

test("the two sides of a comparison have members of their own, and a distribution hides whom it left out", async () => {
  await fc.assert(
    fc.asyncProperty(fleetAndSome, async ([pings, some]) => {
      await using world = await landOracle(pings);
      const { oracle, store } = world;
      const eligible = oracle.eligibleOf(key, oracle.membersAt(oracle.current));
      const inside = eligible.filter((ping) => some.includes(idOf(ping)));
      const [row] = await listOf<CompareRow>(store, compare({ metric: [key] }, { a: { only: some }, b: { without: some } }));
      if (row === undefined) return;
      expect([row.a_eligible, row.b_eligible]).toEqual([inside.length, eligible.length - inside.length]);
      const record = await distribution(store, { key, edition: ["EE"], without: some });
      expect(record.cohort).toEqual({ edition: ["EE"] });
      expectFigures(record, figuresOf(key, eligible.filter((ping) => ping.edition === "EE" && !some.includes(idOf(ping)))));
    }),
    { numRuns: 6 },
  );
});
