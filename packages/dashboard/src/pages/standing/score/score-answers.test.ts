import { byFeature, scoreFeatures } from "@pinghouse/shared/score/features";
import { overallScore, percentageOf } from "@pinghouse/shared/score/score";
import { expect, test } from "vitest";
import type { ScoreOutlook, ScoreRow } from "../../../api/rows.ts";
import { answerBefore, answersOf, movesOf, overallMove, weeklyScores } from "./score-answers.ts";
import { moveWords, outlookWords, pointsText } from "./score-words.ts";

const rowsOf = (ping_id: number, recorded_at: string, instance: number, leader = 10): ScoreRow[] =>
  scoreFeatures.map((feature, at) => ({
    place: at + 1, ping_id, recorded_at: `${recorded_at}T06:00:00.000Z`, received_at: `${recorded_at}T06:00:01.000Z`, leaders_id: "2026-01/EE/11-50", earlier_ping_id: 1, days: 28, active_users: 40,
    feature, total: 1, earlier_total: 0, instance, leader, percentage: percentageOf(instance, leader), leader_source: "cohort", overall: overallScore(byFeature(() => percentageOf(instance, leader))),
  }));

test("rows become answers, and one that is not whole yet is left out", () => {
  const rows = [...rowsOf(2, "2026-02-02", 3), ...rowsOf(3, "2026-02-09", 4).slice(0, 8)];
  expect(answersOf(rows).map(({ ping_id, overall }) => [ping_id, overall])).toEqual([[2, 30]]);
});

test("the newest is set beside that of four weeks before, else beside the oldest", () => {
  const all = answersOf([...rowsOf(2, "2026-02-02", 3), ...rowsOf(3, "2026-02-09", 3), ...rowsOf(4, "2026-03-08", 3), ...rowsOf(5, "2026-03-09", 3)]);
  expect(answerBefore(all)?.ping_id).toBe(3);
  expect(answerBefore(all.slice(0, 2))?.ping_id).toBe(2);
  expect(answerBefore(all.slice(0, 1))).toBeUndefined();
});

test("own change and leader's change add up, feature by feature and overall", () => {
  const [before, now] = answersOf([...rowsOf(2, "2026-02-02", 3, 10), ...rowsOf(3, "2026-03-02", 6, 12)]);
  const moves = before && now && movesOf(before, now);
  expect(moves?.issues).toEqual({ own: 30, leader: -10 });
  expect(moves && overallMove(moves)).toEqual({ own: 30, leader: -10 });
  expect(moveWords({ own: 30, leader: -10 })).toBe("+30.0 by your own use, −10.0 as the leader moved");
  expect([moveWords({ own: 0.04, leader: 0 }), pointsText(-0.04)]).toEqual(["unchanged", "0"]);
});

test("a week has one point, that of its last ping", () => {
  expect(weeklyScores(answersOf([...rowsOf(2, "2026-02-02", 3), ...rowsOf(3, "2026-02-05", 4)]))).toEqual([{ week: "2026-02-02", value: 40 }]);
});

test("why there is no score is said, with what comes next", () => {
  const outlook = (more: Partial<ScoreOutlook>) => outlookWords({ as_of: null, scored: false, silent: false, last_ping_at: "2026-02-02T00:00:00.000Z", possible_from: null, gaps: [], ...more });
  const gap = (feature: string, reason: string) => ({ feature, metric: `counts.${feature}`, reason });
  expect(outlook({ scored: true })).toBeUndefined();
  expect(outlook({ silent: true })).toMatchObject({ title: "Pings have stopped", words: expect.stringContaining("2 Feb 2026") });
  expect(outlook({ possible_from: "2026-02-23T00:00:00.000Z" })).toMatchObject({ title: "Not enough yet", words: expect.stringContaining("23 Feb 2026") });
  expect(outlook({ gaps: ["notes", "milestones", "boards", "deployments"].map((feature) => gap(feature, "absent")) })?.words).toContain("optional data is switched off");
  expect(outlook({ gaps: [gap("issues", "reset"), gap("notes", "timeout")] })?.words).toBe("The last ping lacks what a score needs: issues (fell, as after a restored backup), comments (could not be counted).");
  expect(outlook({})?.title).toBe("The last ping was answered without a score");
});
