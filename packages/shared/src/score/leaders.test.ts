import { expect, test } from "vitest";
import { scoreFeatures } from "./features.ts";
import { anyCounted, cellOf, leaderCells, monthOf, shippedLeaders } from "./leaders.ts";

const issues = (n: number, p95: number, family: string | null = null, size: string | null = null) => ({ feature: "issues", n, p95, family, size });

const leaderOf = (counted: Parameters<typeof leaderCells>[1], edition: string | null, users: number | null) => {
  const cell = cellOf(leaderCells("2026-11", counted), edition, users);
  const found = cell.leaders.find(({ feature }) => feature === "issues");
  return [cell.id, found?.leader, found?.n, found?.source];
};

test("a leader is of the cohort from 100 users on, else of the fleet from 100 on, else shipped", () => {
  expect(leaderOf([issues(100, 4, "EE", "501-2000"), issues(400, 9)], "EE", 700)).toEqual(["2026-11/EE/501-2000", 4, 100, "cohort"]);
  expect(leaderOf([issues(99, 4, "EE", "501-2000"), issues(100, 9)], "EE", 700)).toEqual(["2026-11/EE/501-2000", 9, 100, "fleet"]);
  expect(leaderOf([issues(99, 4, "EE", "501-2000"), issues(99, 9)], "EE", 700)).toEqual(["2026-11/EE/501-2000", shippedLeaders.issues, 99, "constant"]);
  expect(leaderOf([], "CE", 5)).toEqual(["2026-11/CE/1-10", shippedLeaders.issues, 0, "constant"]);
});

test("who is in no cohort is measured against the fleet", () => {
  expect(leaderOf([issues(100, 4, "unknown", "1-10"), issues(150, 9)], "Own Edition", 5)).toEqual(["2026-11/fleet", 9, 150, "fleet"]);
  expect(leaderOf([issues(150, 9)], "EE", null)).toEqual(["2026-11/fleet", 9, 150, "fleet"]);
});

test("a leader that is somebody's is told in two significant digits", () => {
  expect(leaderOf([issues(100, 4.5678)], "EE", 7)[1]).toBe(4.6);
  expect(leaderOf([issues(100, 0.01234)], "EE", 7)[1]).toBe(0.012);
  expect(leaderOf([issues(100, 1234)], "EE", 7)[1]).toBe(1200);
});

test("without a month's leaders the shipped ones have an id of their own", () => {
  const cell = cellOf([], "EE", 7);
  expect([cell.id, cell.leaders.map(({ feature }) => feature)]).toEqual(["shipped-1", [...scoreFeatures]]);
});

test("leaders that say nothing about the fleet are known for it", () => {
  expect(anyCounted(leaderCells("2026-11", [issues(99, 1)]))).toBe(false);
  expect(anyCounted(leaderCells("2026-11", [issues(100, 1)]))).toBe(true);
});

test("a month is the calendar's, in UTC", () => {
  expect([monthOf(Date.UTC(2026, 10, 1)), monthOf(Date.UTC(2026, 10, 1) - 1)]).toEqual(["2026-11", "2026-10"]);
});
