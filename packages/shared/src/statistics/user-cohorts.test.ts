import * as fc from "fast-check";
import { expect, test } from "vitest";
import { userCohorts } from "./user-cohorts.ts";

/** Somebody by calendar months, counted from the year 0. */
interface Person {
  registered: number;
  activeIn: readonly number[];
}

const now = 2026 * 12 + 1; // February 2026
const recordedAt = "2026-02-14T06:00:00.000Z";

const person = fc
  .record({ ago: fc.nat(14), since: fc.uniqueArray(fc.nat(14), { maxLength: 6 }) })
  .map(({ ago, since }): Person => ({ registered: now - ago, activeIn: since.filter((months) => months <= ago).map((months) => now - ago + months) }));

const name = (month: number): string => `${String(now - month).padStart(2, "0")}_months_ago`;

/** What an application sends of its people. */
const sent = (people: readonly Person[]): Map<string, number> => {
  const values = new Map<string, number>();
  const count = (key: string) => values.set(key, (values.get(key) ?? 0) + 1);
  for (const { registered, activeIn } of people.filter((one) => now - one.registered < 12)) {
    const last = `user_cohorts.by_last_activity.registered_${name(registered)}`;
    count(`${last}.users`);
    count(activeIn.length === 0 ? `${last}.inactive` : `${last}.last_active_${name(Math.max(...activeIn))}`);
    for (const month of activeIn) count(`user_cohorts.by_monthly_activity.registered_${name(registered)}.active_${name(month)}`);
  }
  return values;
};

test("every figure is that of counting the people themselves, and no row rises", () => {
  fc.assert(
    fc.property(fc.array(person, { maxLength: 60 }), (people) => {
      const cohorts = userCohorts(sent(people), recordedAt);
      const nobody = !people.some(({ registered }) => now - registered < 12);
      expect(cohorts.map(({ months }) => months.length)).toEqual(nobody ? [] : [12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
      const knowsMonths = people.some(({ registered, activeIn }) => now - registered < 12 && activeIn.length > 0);
      for (const [at, cohort] of cohorts.entries()) {
        const born = now - 11 + at;
        const mine = people.filter(({ registered }) => registered === born);
        const active = mine.filter(({ activeIn }) => activeIn.length > 0);
        const percent = (some: readonly Person[]) => (some.length === 0 ? 0 : Math.trunc((some.length * 100) / active.length));
        expect([cohort.users, cohort.inactive, cohort.active]).toEqual([mine.length, mine.length - active.length, active.length]);
        for (const { months_since, ...figures } of cohort.months) {
          const still = active.filter(({ activeIn }) => activeIn.some((month) => month >= born + months_since));
          const really = active.filter(({ activeIn }) => activeIn.includes(born + months_since));
          expect(figures).toEqual({ still_active: still.length, percent: percent(still), really_active: knowsMonths ? really.length : null, really_percent: knowsMonths ? percent(really) : null });
        }
        const steps = cohort.months.map(({ still_active }) => still_active ?? Number.NaN);
        expect(steps).toEqual(steps.toSorted((a, b) => b - a));
      }
    }),
    { numRuns: 60 },
  );
});

const january = "user_cohorts.by_last_activity.registered_01_months_ago";

test("months are named from that of the ping, over the turn of the year; percents are cut and not rounded", () => {
  const cohorts = userCohorts(new Map([[`${january}.users`, 4], [`${january}.inactive`, 1], [`${january}.last_active_00_months_ago`, 2], [`${january}.last_active_01_months_ago`, 1]]), recordedAt);
  expect([cohorts[0]?.month, cohorts[9]?.month, cohorts.at(-1)?.month]).toEqual(["2025-03", "2025-12", "2026-02"]);
  expect(cohorts[10]).toEqual({
    month: "2026-01", users: 4, inactive: 1, active: 3,
    months: [
      { months_since: 0, still_active: 3, percent: 100, really_active: null, really_percent: null },
      { months_since: 1, still_active: 2, percent: 66, really_active: null, really_percent: null },
    ],
  });
  expect(cohorts.at(-1)).toMatchObject({ users: 0, active: 0, months: [{ still_active: 0, percent: 0 }] });
});

test("activity before the registration counts nowhere", () => {
  const cohorts = userCohorts(new Map([[`${january}.users`, 1], [`${january}.last_active_05_months_ago`, 1]]), recordedAt);
  expect(cohorts[10]).toMatchObject({ users: 1, inactive: 0, active: 0 });
});

test("what is no count of people makes what needs it unknown, and nothing else", () => {
  const cohorts = userCohorts(new Map([[`${january}.users`, -1.5], [`${january}.last_active_00_months_ago`, null], [`${january}.last_active_01_months_ago`, 1], ["user_cohorts.by_monthly_activity", null]]), recordedAt);
  expect(cohorts[10]).toMatchObject({ users: null, inactive: 0, active: null, months: [{ still_active: null, percent: null, really_active: null }, { still_active: null }] });
  expect(cohorts[9]).toMatchObject({ users: 0, active: 0 });
  const gone = userCohorts(new Map([["user_cohorts.by_last_activity", null]]), recordedAt);
  expect(gone).toHaveLength(12);
  expect(gone[3]).toMatchObject({ users: null, inactive: null, active: null });
});

test("a ping that says nothing of last activity has no cohorts", () => {
  expect(userCohorts(new Map([["counts.issues", 3], ["user_cohorts.by_monthly_activity.registered_00_months_ago.active_00_months_ago", 2]]), recordedAt)).toEqual([]);
});
