import { expect, test } from "vitest";
import { additionOf, type Addable, type Addition } from "./addition.ts";

type Defined = NonNullable<Addable["defined"]>;
const number = (key: string, defined: Partial<Defined> | null = null): Addable => ({
  key, kind: "number", defined: defined === null ? null : { value_type: "number", time_frame: "all", data_source: "database", unit: null, ...defined },
});

const table: readonly (readonly [what: string, metric: Addable, expected: Addition])[] = [
  ["a total adds up", number("counts.issues"), "sum"],
  ["a count over 28 days adds up", number("counts_monthly.deployments"), "sum"],
  ["sums add up", number("sums.blob_bytes"), "sum"],
  ["a declared count adds up whatever its key", number("boats.launched", { time_frame: "7d", unit: "boats" }), "sum"],
  ["projects of two installations are different projects, also where they are counted as distinct", number("redis_hll_counters.boards.g_projects_opened_monthly", { time_frame: "28d", data_source: "redis_hll", unit: "projects" }), "sum"],
  ["distinct people are at most the sum", number("redis_hll_counters.boards.opened_weekly"), "at_most"],
  ["people by stage too", number("usage_activity_by_stage_monthly.plan.issues"), "at_most"],
  ["and what is declared as distinct without a unit", number("boats.crew", { time_frame: "28d", data_source: "redis_hll" }), "at_most"],
  ["a unit that names people decides", number("counts.crews", { unit: "people" }), "at_most"],
  ["a name that does", number("counts.users_with_two_factor"), "at_most"],
  ["distinct by name", number("counts_monthly.count_distinct_sessions"), "at_most"],
  ["active users, seats, and peaks of different days", number("active_user_count", { time_frame: "none" }), "at_most"],
  ["the licence's seats, which two installations may share", number("license_user_count"), "at_most"],
  ["an average is no amount", number("counts.average_pipeline_minutes"), "none"],
  ["a share is none", number("counts.storage_used", { unit: "%" }), "none"],
  ["what is told per something is none", number("counts.commits", { unit: "commits per user" }), "none"],
  ["a setting is none", number("settings.dormant_after_days", { time_frame: "none" }), "none"],
  ["nothing says what an undeclared number is", number("topology.duration_s"), "none"],
  ["an object has no value", number("counts.group", { value_type: "object" }), "none"],
  ["a switch is on in so many", { key: "signup_enabled", kind: "boolean", defined: null }, "on_in"],
  ["texts are listed", { key: "version", kind: "string", defined: null }, "none"],
  ["what never had a value is none", { key: "counts.issues", kind: "unknown", defined: null }, "none"],
];

test.each(table)("%s", (_, metric, expected) => {
  expect(additionOf(metric)).toBe(expected);
});
