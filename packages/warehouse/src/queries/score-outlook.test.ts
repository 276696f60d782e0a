import { scoreKeys } from "@pinghouse/shared/score/features";
import { expect, test } from "vitest";
import { openTestStore } from "../testing/open-test-store.ts";
import { installationId, ping, type TestPingFields } from "../testing/test-ping.ts";
import { testScore } from "../testing/test-score.ts";
import { scoreOutlook } from "./score-outlook.ts";

const totals = (total: number, but: TestPingFields["values"] = {}) => ({ ...Object.fromEntries(scoreKeys.map((key) => [key, total])), ...but });

const mine = (at: string, total: number, fields: TestPingFields = {}) => ping({ uuid: "a", hostname: "h", at, ...fields, values: totals(total, fields.values) });

const outlook = async (pings: ReturnType<typeof ping>[], scored: number[] = []) => {
  await using store = await openTestStore(pings, { scores: scored.map((id) => testScore({ ping: id })) });
  return scoreOutlook(store, { id: installationId("a", "h") });
};

test("after the first ping the earliest score is three weeks away, and nothing else is amiss", async () => {
  expect(await outlook([mine("2026-01-05T06:00:00Z", 10)])).toEqual({
    as_of: "2026-01-05T06:00:00.000Z", scored: false, last_ping_at: "2026-01-05T06:00:00.000Z", silent: false, possible_from: "2026-01-26T06:00:00.000Z", gaps: [],
  });
  expect((await outlook([mine("2026-01-05", 10), mine("2026-01-12", 10)])).possible_from).toBe("2026-01-26T00:00:00.000Z");
});

test("a scored ping says so; who has gone silent is told when it last sent", async () => {
  const two = [mine("2026-01-05", 10), mine("2026-02-02", 20, { id: 700 })];
  expect(await outlook(two, [700])).toMatchObject({ scored: true, silent: false, possible_from: null, gaps: [] });
  expect(await outlook([...two, ping({ uuid: "b", at: "2026-02-20" })])).toMatchObject({ scored: false, silent: true, last_ping_at: "2026-02-02T00:00:00.000Z" });
});

test("after a long silence one begins anew", async () => {
  expect((await outlook([mine("2025-11-03", 10), mine("2026-01-05", 20)])).possible_from).toBe("2026-01-26T00:00:00.000Z");
});

test("each input that is missing is named with its reason", async () => {
  const gapsOf = async (fields: TestPingFields) => (await outlook([mine("2026-01-05", 10, { values: { "counts.boards": null } }), mine("2026-02-02", 20, fields)])).gaps.map(({ feature, metric, reason }) => [feature, metric, reason]);
  const boards = ["boards", "counts.boards", "no_earlier_value"];
  expect(await gapsOf({})).toEqual([boards]);
  expect(await gapsOf({ values: { "counts.issues": 9, "counts.notes": "failed", "counts.ci_external_pipelines": null } })).toEqual([
    ["issues", "counts.issues", "reset"], ["notes", "counts.notes", "timeout"], boards, ["ci_pipelines", "counts.ci_external_pipelines", "null"],
  ]);
  expect((await gapsOf({ users: 0 })).filter(([, , reason]) => reason === "no_users")).toHaveLength(9);
  await using store = await openTestStore([ping({ uuid: "a", hostname: "h", at: "2026-01-05", values: { other: 1 } })]);
  expect((await scoreOutlook(store, { id: installationId("a", "h") })).gaps.map(({ reason }) => reason)).toEqual(scoreKeys.map(() => "absent"));
});
