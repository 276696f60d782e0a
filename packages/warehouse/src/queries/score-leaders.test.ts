import { scoreFeatures } from "@pinghouse/shared/score/features";
import { leaderCells } from "@pinghouse/shared/score/leaders";
import { expect, test } from "vitest";
import { batchOf } from "../testing/batch-of.ts";
import { listOf } from "../testing/land-oracle.ts";
import { openTestStore } from "../testing/open-test-store.ts";
import { testLeaders } from "../testing/test-score.ts";
import { scoreLeaders, scoreLeadersHeld, type ScoreLeadersRow } from "./score-leaders.ts";

const made = Date.UTC(2026, 0, 2);

test("the newest month is listed unless another is named: the fleet, then cohorts by family and size, features in their order", async () => {
  await using store = await openTestStore([], { leaders: [testLeaders("2025-12", made - 86_400_000), testLeaders("2026-01", made)] });
  const rows = await listOf<ScoreLeadersRow>(store, scoreLeaders({}));
  expect(rows.slice(0, 9).map(({ leaders_id, feature }) => [leaders_id, feature])).toEqual(scoreFeatures.map((feature) => ["2026-01/fleet", feature]));
  expect([...new Set(rows.map(({ leaders_id }) => leaders_id))]).toEqual(leaderCells("2026-01", []).map(({ id }) => id));
  expect(rows.find(({ size, feature }) => size === "11-50" && feature === "issues")).toMatchObject({ edition_family: "CE", leader: 9.5, n: 300, source: "fleet", made_at: "2026-01-02T00:00:00.000Z" });
  expect(new Set((await listOf<ScoreLeadersRow>(store, scoreLeaders({ month: "2025-12" }))).map(({ month }) => month))).toEqual(new Set(["2025-12"]));
  expect(await listOf(store, scoreLeaders({ month: "2024-01" }))).toEqual([]);
});

test("what is held comes back as it was made, and of two for one month the first", async () => {
  await using store = await openTestStore([], { leaders: [testLeaders("2026-01", made)] });
  await store.land(batchOf([], { leaders: [{ ...testLeaders("2026-01", made + 1), cells: [] }, testLeaders("2026-02", made)] }));
  const held = await scoreLeadersHeld(store);
  expect(held.map(([month]) => month)).toEqual(["2026-01", "2026-02"]);
  const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
  const named = (cells: (typeof held)[number][1]) => cells.toSorted(byId).map((cell) => ({ ...cell, leaders: cell.leaders.toSorted((a, b) => (a.feature < b.feature ? -1 : 1)) }));
  expect(named(held[0]?.[1] ?? [])).toEqual(named(leaderCells("2026-01", [{ feature: "issues", family: "EE", size: "11-50", n: 120, p95: 12 }, { feature: "issues", family: null, size: null, n: 300, p95: 9.5 }])));
});
