import { expect, test } from "vitest";
import { featureFamily } from "./feature-family.ts";

test("the counters of one feature are one family, whatever their window and section", () => {
  const rooms = ["counts.review_rooms_entered", "counts_monthly.review_rooms_entered", "counts_weekly.review_rooms_left", "usage_activity_by_stage.create.review_rooms"];
  expect(new Set(rooms.map(featureFamily))).toEqual(new Set(["review_rooms"]));
});

test("an event's mark is no part of its feature, and short keys are families of their own", () => {
  expect(["redis_hll_counters.code_review.i_code_review_user_approve_mr_monthly", "counts.issues", "active_user_count", "i"].map(featureFamily)).toEqual(["code_review", "issues", "active_user", "i"]);
});
