import { scoreFeatures } from "@pinghouse/shared/score/features";
import { expect, test } from "vitest";
import { listOf } from "../testing/land-oracle.ts";
import { openTestStore } from "../testing/open-test-store.ts";
import { installationId, ping } from "../testing/test-ping.ts";
import { testScore } from "../testing/test-score.ts";
import { installationScore, type InstallationScoreRow } from "./installation-score.ts";

test("each scored answer is there, newest first, as it was given; answers without a score and those to others are not", async () => {
  const mine = { uuid: "a", hostname: "h" };
  const scored = { ...testScore({ ping: 3 }), figures: testScore({ ping: 3 }).figures.map((figure, at) => ({ ...figure, percentage: at * 10 })) };
  await using store = await openTestStore(
    [
      ping({ id: 1, ...mine, at: "2026-01-05" }),
      ping({ id: 3, ...mine, at: "2026-02-02", received: "2026-02-02T01:00:00Z" }),
      ping({ id: 4, uuid: "b", hostname: "h", at: "2026-02-02" }),
      ping({ id: 5, ...mine, at: "2026-01-30" }),
    ],
    { scores: [scored, testScore({ ping: 4 }), testScore({ ping: 5, leaders: "shipped-1" })] },
  );
  const rows = await listOf<InstallationScoreRow>(store, installationScore({ id: installationId("a", "h") }));
  expect(rows.map(({ ping_id }) => ping_id)).toEqual([...scoreFeatures.map(() => 3), ...scoreFeatures.map(() => 5)]);
  expect(rows.slice(0, 9).map(({ feature, percentage, overall }) => [feature, percentage, overall])).toEqual(scoreFeatures.map((feature, at) => [feature, at * 10, 40]));
  expect(rows[0]).toEqual({
    place: 1, ping_id: 3, recorded_at: "2026-02-02T00:00:00.000Z", received_at: "2026-02-02T01:00:00.000Z", leaders_id: "2026-01/EE/11-50", earlier_ping_id: 2, days: 28, active_users: 40,
    feature: "issues", total: 120, earlier_total: 0, instance: 3, leader: 12, percentage: 0, leader_source: "cohort", overall: 40,
  });
});

test("scores expire with the segment of their ping", async () => {
  await using store = await openTestStore([ping({ id: 8, uuid: "a", hostname: "h" })], { scores: [testScore({ ping: 8 })] });
  await store.expire(1);
  expect(await listOf(store, installationScore({ id: installationId("a", "h") }))).toEqual([]);
});
