import * as fc from "fast-check";
import { expect, test } from "vitest";
import { arbitraryPings } from "../testing/arbitrary-pings.ts";
import { expectFigures } from "../testing/expect-figures.ts";
import { landOracle } from "../testing/land-oracle.ts";
import { openTestStore } from "../testing/open-test-store.ts";
import { figuresOf, numberOf } from "../testing/oracle-figures.ts";
import { installationId, ping } from "../testing/test-ping.ts";
import { places } from "./places.ts";

const keys = ["counts.issues", "counts.merge_requests", "sums.size", "signup_enabled", "database.flavor"] as const;
const given = fc.uniqueArray(
  fc.record({ key: fc.constantFrom(...keys, "nobody.sent_this"), value: fc.option(fc.constantFrom(0, 1, 2, 7, 19, 20, 50, 1000, 12345.5, -3), { nil: null }) }),
  { selector: ({ key }) => key },
);

/** The rank by sorting: the mean place of those that tie with the newcomer, who stands among them. */
const rankOf = (value: number, users: readonly number[]): number => {
  const all = [...users, value].toSorted((a, b) => a - b);
  const before = all.indexOf(value);
  const ties = all.filter((one) => one === value).length;
  return (100 * (before + ties / 2)) / all.length;
};

test("adoption and rank of given values are what sorting the users says, ties halved and the newcomer included", async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryPings, given, fc.boolean(), async (pings, values, compact) => {
      await using world = await landOracle(pings, { compact });
      const { oracle, store } = world;
      const members = oracle.membersAt(oracle.current);
      const answer = await places(store, values);
      const known = values.filter(({ key }) => pings.some((one) => key in one.values));
      expect(answer.members).toBe(members.length);
      expect(answer.rows.map(({ key }) => key)).toEqual(known.map(({ key }) => key).toSorted());
      for (const row of answer.rows) {
        const eligible = oracle.eligibleOf(row.key, members);
        const { users, adoption, n, eligible: reach } = row;
        expectFigures({ eligible: reach, n, users, adoption }, figuresOf(row.key, eligible));
        const value = values.find(({ key }) => key === row.key)?.value ?? 0;
        const numbers = eligible.map((one) => numberOf(one.values[row.key]) ?? 0).filter((one) => one > 0);
        const ranked = row.kind === "number" && value > 0 && numbers.length > 0;
        expect(row.rank ?? -1).toBeCloseTo(ranked ? rankOf(value, numbers) : -1, 9);
      }
    }),
    { numRuns: 25 },
  );
});

test("the definition says what a key means, and those left out are not counted", async () => {
  await using store = await openTestStore([
    ping({ uuid: "a", hostname: "h", at: "2026-02-08", values: { "counts_weekly.x": 4 } }),
    ping({ uuid: "b", hostname: "h", at: "2026-02-08", values: { "counts_weekly.x": 6 } }),
  ]);
  const asked = [{ key: "counts_weekly.x", value: 1 }, { key: "counts_weekly.x", value: 5 }];
  expect(await places(store, asked)).toMatchObject({ members: 2, rows: [{ key: "counts_weekly.x", measure: "counts.x", users: 2, rank: 50, description: null }] });
  const without = [installationId("b", "h")];
  expect(await places(store, asked, { without })).toMatchObject({ members: 1, rows: [{ users: 1, rank: 75 }] });
});

test("an empty hub, and nothing given, are answered with nothing", async () => {
  await using store = await openTestStore([]);
  expect(await places(store, [{ key: "a", value: 1 }])).toEqual({ as_of: null, members: 0, rows: [] });
  expect(await places(store, [])).toMatchObject({ rows: [] });
});
