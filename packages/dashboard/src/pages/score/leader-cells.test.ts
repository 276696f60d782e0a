import { expect, test } from "vitest";
import type { ScoreLeader } from "../../api/rows.ts";
import { leaderLines, leaderNote, monthWords, yearOfMonths } from "./leader-cells.ts";

const leader = (more: Partial<ScoreLeader>): ScoreLeader => ({
  place: 1, month: "2026-11", leaders_id: "2026-11/fleet", edition_family: null, size: null, feature: "issues", leader: 4, n: 300, source: "fleet", made_at: "2026-11-01T00:00:00.000Z", ...more,
});

test("a line for each cohort, in words", () => {
  const rows = [leader({}), leader({ feature: "boards", leader: 2 }), leader({ leaders_id: "2026-11/EE/11-50", edition_family: "EE", size: "11-50" })];
  expect(leaderLines(rows).map(({ words, leaders }) => [words, leaders.issues?.leader, leaders.boards?.leader])).toEqual([["The whole fleet", 4, 2], ["EE, 11-50 users", 4, undefined]]);
});

test("months count back over the turn of a year", () => {
  expect(yearOfMonths("2026-02").slice(0, 3)).toEqual(["2026-02", "2026-01", "2025-12"]);
  expect(yearOfMonths("2026-02")).toHaveLength(12);
  expect(monthWords("2026-11")).toBe("November 2026");
});

test("each leader says whose it is, and among how many", () => {
  expect(leaderNote(leader({}))).toContain("300 users of the whole fleet");
  expect(leaderNote(leader({ source: "cohort" }))).toBe("95th percentile among 300 users of this cohort");
  expect(leaderNote(leader({ source: "constant", n: 40 }))).toContain("40 in the whole fleet use it");
});
