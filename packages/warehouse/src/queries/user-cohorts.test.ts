import { expect, test } from "vitest";
import { openTestStore } from "../testing/open-test-store.ts";
import { installationId, ping, type TestPingFields } from "../testing/test-ping.ts";
import { userCohorts } from "./user-cohorts.ts";

const last = (ago: string) => `user_cohorts.by_last_activity.registered_${ago}_months_ago`;
const monthly = (ago: string) => `user_cohorts.by_monthly_activity.registered_${ago}_months_ago`;

const mine = (at: string, values: TestPingFields["values"] = {}) => ping({ uuid: "a", hostname: "h", at, values: { "counts.issues": 1, ...values } });
const id = installationId("a", "h");

/** Three people registered in December: one never came, one was last seen in December, one came back in February. */
const people = {
  [`${last("02")}.users`]: 3,
  [`${last("02")}.inactive`]: 1,
  [`${last("02")}.last_active_02_months_ago`]: 1,
  [`${last("02")}.last_active_00_months_ago`]: 1,
  [`${monthly("02")}.active_02_months_ago`]: 2,
  [`${monthly("02")}.active_00_months_ago`]: 1,
};

test("the newest ping's people stand by month of registration, the same landed and compacted; others' and older pings' do not", async () => {
  const before = mine("2026-02-02T06:00:00Z", { [`${last("00")}.users`]: 99, [`${last("05")}.users`]: 7 });
  const other = ping({ uuid: "b", hostname: "h", at: "2026-02-10", values: { [`${last("01")}.users`]: 50 } });
  await using store = await openTestStore([before, mine("2026-02-09T06:00:00Z", people), other]);
  const rows = await userCohorts(store, { id });
  expect(rows.map(({ place }) => place)).toEqual(Array.from({ length: 78 }, (_, at) => at + 1));
  expect([rows[0], rows.at(-1)].map((row) => [row?.registered_month, row?.months_since])).toEqual([["2025-03", 0], ["2026-02", 0]]);
  const december = { registered_month: "2025-12", users: 3, inactive: 1, active: 2, recorded_at: "2026-02-09T06:00:00.000Z" };
  expect(rows.filter(({ registered_month }) => registered_month === "2025-12")).toEqual([
    { place: 73, ...december, months_since: 0, still_active: 2, percent: 100, really_active: 2, really_percent: 100 },
    { place: 74, ...december, months_since: 1, still_active: 1, percent: 50, really_active: 0, really_percent: 0 },
    { place: 75, ...december, months_since: 2, still_active: 1, percent: 50, really_active: 1, really_percent: 50 },
  ]);
  expect(rows.filter(({ users }) => (users ?? 0) > 0).map(({ registered_month }) => registered_month)).toEqual(["2025-12", "2025-12", "2025-12"]);
  await store.compact();
  expect(await userCohorts(store, { id })).toEqual(rows);
});

test("a count that failed is unknown and not 0; an application that does not count what was really done says nothing of it", async () => {
  await using store = await openTestStore([mine("2026-02-09", { [`${last("00")}.users`]: 3, [`${last("00")}.last_active_00_months_ago`]: "failed" })]);
  const rows = await userCohorts(store, { id });
  expect(rows.at(-1)).toMatchObject({ users: 3, inactive: 0, active: null, still_active: null, percent: null, really_active: null, really_percent: null });
});

test("without such metrics in the newest ping there are no cohorts, whatever an older one held", async () => {
  await using store = await openTestStore([mine("2026-02-02", people), mine("2026-02-09")]);
  expect(await userCohorts(store, { id })).toEqual([]);
  expect(await userCohorts(store, { id: "nobody's" })).toEqual([]);
});
