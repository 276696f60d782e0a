/** Registration months of the table, that of the ping included. */
export const cohortMonths = 12;

/** Where an application that counts its people sends them; see docs/collectors.md. */
export const cohortKeys = { lastActivity: "user_cohorts.by_last_activity", monthlyActivity: "user_cohorts.by_monthly_activity" } as const;

/** The months that follow a month of registration, itself included. Null = it was counted and failed, or nobody counted it. */
export interface UserCohortMonth {
  /** 0 = the month of registration. */
  months_since: number;
  /** People whose last activity lies in that month or a later one. */
  still_active: number | null;
  /** Of those with any activity, by integer division as GitLab has it; 0 where there is nobody. */
  percent: number | null;
  /** People who did something in that very month. */
  really_active: number | null;
  /** Of the same people as `percent`. */
  really_percent: number | null;
}

export interface UserCohort {
  /** The month of registration: YYYY-MM. */
  month: string;
  /** Everybody who registered in it, those without any activity, and those with some since: the 100 %. */
  users: number | null;
  inactive: number | null;
  active: number | null;
  months: readonly UserCohortMonth[];
}

/** The values of one ping below the two keys, by their whole key. Null = sent, and no number. */
export type CohortValues = ReadonlyMap<string, number | null>;

const two = (n: number): string => String(n).padStart(2, "0");

/** The month so many months before that of an ISO instant, in UTC: YYYY-MM. */
const monthBefore = (instant: string, ago: number): string => {
  const index = Number(instant.slice(0, 4)) * 12 + Number(instant.slice(5, 7)) - 1 - ago;
  return `${String(Math.floor(index / 12)).padStart(4, "0")}-${two((index % 12) + 1)}`;
};

/** Nobody fell into what is absent; what is there and no count of people is unknown. */
const peopleAt = (values: CohortValues, key: string): number | null => {
  const value = values.get(key);
  if (value === undefined) return 0;
  return value !== null && Number.isSafeInteger(value) && value >= 0 ? value : null;
};

const plus = (a: number | null, b: number | null): number | null => (a === null || b === null ? null : a + b);

const percentOf = (part: number | null, whole: number | null): number | null => {
  if (part === null || whole === null) return null;
  return part === 0 || whole === 0 ? 0 : Math.floor((100 * part) / whole);
};

/** Running sums from the newest month back, in the order of months since. */
const runningTotals = (last: readonly (number | null)[]): (number | null)[] => {
  const sums: (number | null)[] = [];
  let sum: number | null = 0;
  for (const people of last) {
    sum = plus(sum, people);
    sums.push(sum);
  }
  return sums.toReversed();
};

const sends = (values: CohortValues, key: string): boolean => [...values.keys()].some((one) => one === key || one.startsWith(`${key}.`));
/** An object that could not be counted stands as one failed value in its place. */
const failed = (values: CohortValues, key: string): boolean => values.has(key);

const cohortOf = (values: CohortValues, recordedAt: string, ago: number): UserCohort => {
  const read = (key: string, name: string): number | null => (failed(values, key) ? null : peopleAt(values, `${key}.registered_${two(ago)}_months_ago.${name}`));
  // From this month, 00, back to that of registration.
  const last = Array.from({ length: ago + 1 }, (_, at) => read(cohortKeys.lastActivity, `last_active_${two(at)}_months_ago`));
  const totals = runningTotals(last);
  const active = totals[0] ?? null;
  const knowsMonths = sends(values, cohortKeys.monthlyActivity);
  const months = totals.map((still_active, months_since): UserCohortMonth => {
    const really_active = knowsMonths ? read(cohortKeys.monthlyActivity, `active_${two(ago - months_since)}_months_ago`) : null;
    return { months_since, still_active, percent: percentOf(still_active, active), really_active, really_percent: percentOf(really_active, active) };
  });
  return { month: monthBefore(recordedAt, ago), users: read(cohortKeys.lastActivity, "users"), inactive: read(cohortKeys.lastActivity, "inactive"), active, months };
};

/**
 * GitLab's cohorts (its `CohortsService`) of one ping: twelve months of registration, oldest first. Who was last active in a later month counts
 * as active in all before it, so that a row never rises; activity before registration counts nowhere. Beside it, where the application
 * counts it, who was really active in each month. Empty where the ping says nothing of last activity.
 */
export const userCohorts = (values: CohortValues, recordedAt: string): UserCohort[] =>
  sends(values, cohortKeys.lastActivity) ? Array.from({ length: cohortMonths }, (_, at) => cohortOf(values, recordedAt, cohortMonths - 1 - at)) : [];
