import { expect, test } from "vitest";
import { keyMeaning } from "./key-meaning.ts";

test("identity has its sentences, sections of a payload theirs, with the window that the name shows", () => {
  expect(keyMeaning("hostname")).toContain("host name");
  expect(keyMeaning("counts.boards")).toBe("Counted since the beginning");
  expect(keyMeaning("counts_weekly.boards")).toBe("Counted over 7 days");
  expect(keyMeaning("redis_hll_counters.code_review.opened_monthly")).toBe("Distinct people or projects with this event, over 28 days");
  expect(keyMeaning("usage_activity_by_stage_monthly.plan.notes")).toBe("People who did this, over 28 days");
});

test("switches and licence facts are told by their names, and what no name tells is left to definitions", () => {
  expect(keyMeaning("signup_enabled")).toBe("Whether it is switched on");
  expect(keyMeaning("license_plan")).toBe("The licence");
  expect([keyMeaning("odd"), keyMeaning("own.section.thing"), keyMeaning("constructor.x"), keyMeaning("")]).toEqual(["", "", "", ""]);
});
