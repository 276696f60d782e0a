import { measureOf } from "@pinghouse/shared/metrics/measure";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { arbitraryDefinitions } from "../testing/arbitrary-definitions.ts";
import { arbitraryPings } from "../testing/arbitrary-pings.ts";
import { landOracle } from "../testing/land-oracle.ts";
import { numberOf } from "../testing/oracle-figures.ts";
import { mondayText, type Oracle } from "../testing/oracle.ts";
import { openTestStore } from "../testing/open-test-store.ts";
import { ping } from "../testing/test-ping.ts";
import { adoptionMoves } from "./adoption-moves.ts";

const week = 7 * 86_400_000;

/** The same installations' two numbers of one metric, by plain loops. */
const pairsOf = (oracle: Oracle, key: string, weeks: number): { before: number; now: number }[] => {
  const [later, earlier] = [oracle.membersAt(oracle.current), oracle.membersAt(oracle.current - weeks * week)];
  return oracle.eligibleOf(key, later).flatMap((one) => {
    const other = oracle.eligibleOf(key, earlier).find((before) => oracle.installationOf(before) === oracle.installationOf(one));
    const [now, before] = [numberOf(one.values[key]), numberOf(other?.values[key])];
    return other === undefined || now === undefined || before === undefined ? [] : [{ before, now }];
  });
};

const moveOf = (pairs: { before: number; now: number }[]) => {
  const n = pairs.length;
  const gained = pairs.filter(({ before, now }) => now > 0 && before <= 0).length;
  const lost = pairs.filter(({ before, now }) => now <= 0 && before > 0).length;
  // The spread of each installation's own change (+1, 0 or -1) around their mean.
  const changes = pairs.map(({ before, now }) => Number(now > 0) - Number(before > 0));
  const change = changes.reduce((sum, one) => sum + one, 0) / n;
  const noise = Math.sqrt(changes.reduce((sum, one) => sum + (one - change) ** 2, 0) / n / n);
  return { n, users_before: pairs.filter(({ before }) => before > 0).length, users: pairs.filter(({ now }) => now > 0).length, gained, lost, change, noise };
};

test("what moved is counted among the same installations alone, and ordered by the change shrunk by its noise", async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryPings, arbitraryDefinitions, fc.boolean(), async (pings, definitions, compact) => {
      await using world = await landOracle(pings, { compact, definitions });
      const { oracle, store } = world;
      const { moves, ...head } = await adoptionMoves(store, { weeks: 4 }, { most: 10, base: 1 });
      const earlier = oracle.membersAt(oracle.current - 4 * week).map(oracle.installationOf);
      expect(head).toMatchObject({ week: mondayText(oracle.current), week_before: mondayText(oracle.current - 4 * week), members: oracle.membersAt(oracle.current).length });
      expect(head.same).toBe(oracle.membersAt(oracle.current).filter((one) => earlier.includes(oracle.installationOf(one))).length);
      const keys = [...new Set(pings.flatMap((one) => Object.keys(one.values)))];
      const expected = keys
        .map((key) => ({ metric: key, ...moveOf(pairsOf(oracle, key, 4)) }))
        .filter(({ change, noise, users, users_before }) => change !== 0 && Math.abs(change) >= 2 * noise && Math.max(users, users_before) > 0);
      expect(moves.map(({ metric }) => metric).toSorted()).toEqual(expected.map(({ metric }) => metric).toSorted());
      for (const { direction, place, change, noise, shrunk, measure, stage, ...counts } of moves) {
        const wanted = expected.find(({ metric }) => metric === counts.metric);
        expect(wanted).toMatchObject(counts);
        expect(change).toBeCloseTo(wanted?.change ?? Number.NaN, 10);
        expect(noise).toBeCloseTo(wanted?.noise ?? Number.NaN, 10);
        expect(shrunk).toBeCloseTo(change ** 3 / (change ** 2 + noise ** 2), 10);
        expect([direction, measure]).toEqual([change > 0 ? "up" : "down", counts.metric]);
        const above = moves.filter((other) => other.direction === direction && Math.abs(other.shrunk) > Math.abs(shrunk) + 1e-12);
        expect(place).toBeGreaterThan(above.length);
        expect(stage).toBe(definitions.find(({ key }) => key === counts.metric)?.stage ?? null);
      }
    }),
    { numRuns: 20 },
  );
});

const fleet = (keys: readonly string[], before: number, now: number) =>
  Array.from({ length: 20 }, (_, index) =>
    [["2026-01-05", before], ["2026-04-06", now]].map(([at, users]) =>
      ping({ uuid: `u${index}`, at: String(at), values: Object.fromEntries(keys.map((key) => [key, index < Number(users) ? 5 : 0])) }),
    ),
  ).flat();

test("of one measure's forms that of 28 days stands for it, and a metric that fewer than ten use in either week is none", async () => {
  const forms = ["counts.a", "counts_monthly.a", "counts_weekly.a"];
  for (const key of forms) expect(measureOf(key).measure).toBe("counts.a");
  await using store = await openTestStore([...fleet(forms, 2, 12)]);
  const { moves } = await adoptionMoves(store, { weeks: 13 });
  expect(moves).toMatchObject([{ direction: "up", place: 1, metric: "counts_monthly.a", measure: "counts.a", n: 20, users_before: 2, users: 12, gained: 10, lost: 0, change: 0.5 }]);
  await using few = await openTestStore([...fleet(["counts.b"], 9, 1)]);
  expect((await adoptionMoves(few, { weeks: 13 })).moves).toEqual([]);
});

test("at most ten rise and ten fall, and swapping the weeks' values turns each around", async () => {
  const keys = Array.from({ length: 14 }, (_, index) => `m${index}`);
  const world = async (before: number, now: number) => {
    await using store = await openTestStore(fleet(keys, before, now));
    return (await adoptionMoves(store, { weeks: 13 })).moves;
  };
  const [up, down] = [await world(5, 15), await world(15, 5)];
  expect([up.length, down.length]).toEqual([10, 10]);
  expect(down.map(({ metric, change, noise }) => [metric, -change, noise])).toEqual(up.map(({ metric, change, noise }) => [metric, change, noise]));
});
