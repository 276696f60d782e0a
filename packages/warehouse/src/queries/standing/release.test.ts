import * as fc from "fast-check";
import { expect, test } from "vitest";
import { release, releaseRank, Sealed, type ExactRow } from "./release.ts";

const row = (fields: Partial<ExactRow>): ExactRow => ({
  key: "m", eligible: 100, n: 100, failed: 0, users: 100, vouched_n: 100, secret_n: 0, vouched_users: 100, secret_users: 0, vouched_change: 100, secret_change: 0,
  change: 0.12345, p10: 1.2345, p25: 2.3456, p50: 3.4567, p75: 4.5678, p90: 5.6789, ...fields,
});
const shown = (fields: Partial<ExactRow>, { k = 10, own = false, wider = [] as readonly number[] } = {}) =>
  release(new Sealed([row(fields)], wider.map((weight) => new Map([["m", weight]]))), { k, own }).get("m");

test("below k owners with a value nothing is said, and why", () => {
  const hidden = shown({ n: 9, vouched_n: 9, users: 9, vouched_users: 9 });
  expect(hidden).toEqual({ n: null, eligible: null, users: null, adoption: null, p10: null, p25: null, p50: null, p75: null, p90: null, change_13w: null, suppressed: { reason: "below_k", k: 10 } });
  expect(shown({ n: 10, vouched_n: 10 }).suppressed).toBeNull();
});

test("of owners verified by a secret alone the first nine do not count", () => {
  expect(shown({ n: 12, vouched_n: 3, secret_n: 9 }).suppressed).not.toBeNull();
  expect(shown({ n: 20, vouched_n: 4, secret_n: 15 }).suppressed).toBeNull();
});

test("each quantile needs its users, and five on each side", () => {
  const quantiles = (users: number) => {
    const { p10, p25, p50, p75, p90 } = shown({ users, vouched_users: users });
    return [p10, p25, p50, p75, p90];
  };
  expect(quantiles(9)).toEqual([null, null, null, null, null]);
  expect(quantiles(10)).toEqual([null, null, 3.5, null, null]);
  expect(quantiles(20)).toEqual([null, 2.3, 3.5, 4.6, null]);
  expect(quantiles(50)).toEqual([1.2, 2.3, 3.5, 4.6, 5.7]);
});

test("a metric that a few more owners have in a wider cell is not told of", () => {
  expect(shown({ n: 50, vouched_n: 50 }, { wider: [51] }).suppressed).not.toBeNull();
  expect(shown({ n: 50, vouched_n: 50 }, { wider: [50, 60] }).suppressed).toBeNull();
});

test("counts are to the nearest 5 and figures to two digits, whatever they are", () => {
  fc.assert(
    fc.property(fc.integer({ min: 10, max: 5000 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, share) => {
      const users = Math.floor(n * share);
      const figures = shown({ n, eligible: n + 3, users, vouched_n: n, vouched_users: users });
      expect([figures.n, figures.eligible, figures.users].every((count) => count !== null && count % 5 === 0)).toBe(true);
      const told = [figures.adoption, figures.p50, figures.change_13w].filter((figure) => figure !== null);
      expect(told.map((figure) => Number(figure.toPrecision(2)))).toEqual(told);
      expect(Math.abs((figures.adoption ?? 0) - users / n)).toBeLessThanOrEqual(2.5 / n + 0.005);
    }),
    { numRuns: 200 },
  );
});

/** All numbers of users that a share may stand for. */
const possible = (n: number, adoption: number | null): number[] =>
  Array.from({ length: n + 1 }, (_, users) => users).filter((users) => shown({ n, users, vouched_n: n, vouched_users: users }).adoption === adoption);
const said = (n: number, users: number) => shown({ n, users, vouched_n: n, vouched_users: users }).adoption;

test("a whole and its parts that leave out one member leave it open what that one does", () => {
  const part = fc.record({ n: fc.integer({ min: 10, max: 60 }), share: fc.double({ min: 0.2, max: 0.8, noNaN: true }) });
  const parts = fc.constantFrom(2, 3, 5, 7, 8).chain((count) => fc.array(part, { minLength: count, maxLength: count }));
  fc.assert(
    fc.property(parts, fc.boolean(), (all, uses) => {
      const users = all.map(({ n, share }) => Math.round(n * share));
      const n = all.reduce((sum, one) => sum + one.n, 1);
      const whole = possible(n, said(n, users.reduce((sum, one) => sum + one, uses ? 1 : 0)));
      const ranges = all.map((one, index) => possible(one.n, said(one.n, users[index] ?? 0)));
      const [least, most] = [Math.min, Math.max].map((end) => ranges.reduce((sum, range) => sum + end(...range), 0));
      const open = [0, 1].filter((bit) => whole.some((sum) => sum - bit >= (least ?? 0) && sum - bit <= (most ?? 0)));
      expect(open).toEqual([0, 1]);
    }),
    { numRuns: 300 },
  );
});

test("who owns all of a cell sees it as it is", () => {
  expect(shown({ n: 2, users: 1, vouched_n: 0, p50: 3.4567 }, { own: true })).toMatchObject({ n: 2, adoption: 0.5, p50: 3.4567, suppressed: null });
});

test("a rank is as fine as the users allow, and none is said where nothing may be said of them", () => {
  const terms = { k: 10, own: false };
  const rank = (others: number, below: number, figures = shown({})) => releaseRank({ key: "m", amount: 5, below, same: 0, others }, figures, terms);
  expect(rank(39, 30)).toBe(75);
  expect(rank(199, 133)).toBe(70);
  expect(rank(999, 633)).toBe(63);
  expect(rank(39, 30, shown({ users: 5, vouched_users: 5 }))).toBeNull();
  expect(releaseRank({ key: "m", amount: 0, below: 0, same: 0, others: 99 }, shown({}), terms)).toBeNull();
});
