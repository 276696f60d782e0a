import { describe, expect, test } from "vitest";
import { scoreFeatures } from "@pinghouse/shared/score/features";
import { dumpStore } from "@pinghouse/warehouse/testing/dump-store";
import { openTestStore } from "@pinghouse/warehouse/testing/open-test-store";
import { createLanding } from "../worker/landing/landing.ts";
import { openScoring, scorableBody } from "./testing/open-scoring.ts";

const first = scorableBody({ at: "2026-10-04T02:00:00Z", total: 1000 });
const second = scorableBody({ at: "2026-11-01T02:00:00Z", total: 3500 });
const now = () => Date.UTC(2026, 10, 2);
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };

const numbersOf = (answer: unknown): number[] => (typeof answer === "object" && answer !== null ? Object.values(answer).filter((value) => typeof value === "number") : []);

test("the first ping gets its id alone, one four weeks later all thirty fields, and one that comes again the same", async () => {
  await using scoring = await openScoring({ now });
  expect(await scoring.ping(first)).toEqual({ usage_data_id: 1 });
  const answer = await scoring.ping(second);
  expect(numbersOf(answer)).toHaveLength(31);
  expect(numbersOf(answer).every((value) => value >= 0)).toBe(true);
  // 2,500 more in 28 days, by 250 users; pipelines are two totals.
  expect(answer).toMatchObject({ usage_data_id: 2, instance_issues: 10, leader_issues: 10, percentage_issues: 100, instance_ci_pipelines: 20, leader_ci_pipelines: 60, percentage_notes: 20, leader_projects_prometheus_active: 0 });
  expect(await scoring.ping(second)).toEqual(answer);
  expect(await Promise.all([scoring.ping(second), scoring.ping(second)])).toEqual([answer, answer]);
  await scoring.restart();
  expect(await scoring.ping(second)).toEqual(answer);
  expect(await scoring.ping(scorableBody({ at: "2026-11-01T02:00:00Z", total: 9999 }))).toEqual({ usage_data_id: 2 });
});

test("the score stands in the journal right behind its ping, and in a warehouse made again as in the first", async () => {
  await using scoring = await openScoring({ now });
  await scoring.ping(first);
  const answer = await scoring.ping(second);
  const { hub, landing, store } = scoring;
  expect(hub.records().map(({ type }) => type)).toEqual(["ping", "ping", "score"]);
  const written = hub.records().at(-1);
  expect(written).toMatchObject({ type: "score", header: { id: 2, leaders: "shipped-1", earlier: 1, days: 28, users: 250 } });
  expect(written?.type === "score" && written.header.figures.map(({ instance }) => instance)).toEqual(scoreFeatures.map((feature) => (feature === "ci_pipelines" ? 20 : 10)));
  await landing.drained();
  const { scores, figures } = await dumpStore(store);
  expect([scores?.length, figures?.length]).toEqual([1, 9]);
  expect(answer).toMatchObject({ percentage_boards: figures?.find(({ feature }) => feature === "boards")?.["percentage"] });
  await using again = await openTestStore();
  await using relanding = createLanding({ journal: hub.journal, pool: hub.pool, store: again, now: Date.now, log });
  relanding.start();
  await relanding.drained();
  expect(await dumpStore(again)).toEqual(await dumpStore(store));
});

test("pings that were there before a start are found again, whether they were posted or not", async () => {
  await using scoring = await openScoring({ now });
  await scoring.ping(first);
  await scoring.restart();
  expect(numbersOf(await scoring.ping(second))).toHaveLength(31);
});

describe("where any input is missing the answer has the id alone", () => {
  const cases: Record<string, { before?: string; later?: string }> = {
    "no earlier ping within 21 to 35 days": { before: scorableBody({ at: "2026-10-12T02:00:01Z", total: 1000 }) },
    "an earlier ping of another installation": { before: scorableBody({ uuid: "v", at: "2026-10-04T02:00:00Z", total: 1000 }) },
    "a total that fell": { later: scorableBody({ at: "2026-11-01T02:00:00Z", total: 3500, counts: { boards: 999 } }) },
    "one kind of pipelines that fell though their sum grew": { later: scorableBody({ at: "2026-11-01T02:00:00Z", total: 3500, counts: { ci_external_pipelines: 999 } }) },
    "a count that failed": { later: scorableBody({ at: "2026-11-01T02:00:00Z", total: 3500, counts: { notes: -1 } }) },
    "a count that failed in the earlier ping": { before: scorableBody({ at: "2026-10-04T02:00:00Z", total: 1000, counts: { deployments: -1 } }) },
    "no users": { later: scorableBody({ at: "2026-11-01T02:00:00Z", total: 3500, users: 0 }) },
    "users that are not told": { later: scorableBody({ at: "2026-11-01T02:00:00Z", total: 3500, users: null }) },
    "optional data switched off": { later: scorableBody({ at: "2026-11-01T02:00:00Z", total: 3500, counts: { notes: undefined, milestones: undefined, boards: undefined, deployments: undefined } }) },
    "a total that is no number": { later: scorableBody({ at: "2026-11-01T02:00:00Z", total: 3500, counts: { issues: "3500" } }) },
  };
  test("as a table", async () => {
    for (const [why, { before = first, later = second }] of Object.entries(cases)) {
      await using scoring = await openScoring({ now });
      await scoring.ping(before);
      expect(await scoring.ping(later), why).toEqual({ usage_data_id: 2 });
      expect(scoring.hub.records().some(({ type }) => type === "score"), why).toBe(false);
    }
  });
});

describe("who may learn a score", () => {
  const secret = { authorization: "Bearer of-the-installation" };

  test("a ping sent again without the secret that came with the first gets the id alone", async () => {
    await using scoring = await openScoring({ now });
    await scoring.ping(first, secret);
    const answer = await scoring.ping(second, secret);
    expect(numbersOf(answer)).toHaveLength(31);
    expect(await scoring.ping(second)).toEqual({ usage_data_id: 2 });
    expect(await scoring.ping(second, { authorization: "Bearer another" })).toEqual({ usage_data_id: 2 });
    expect(await scoring.ping(second, secret)).toEqual(answer);
  });

  test("where the operator tells only the verified, a ping needs the secret that its installation is bound to", async () => {
    await using scoring = await openScoring({ now, scoreFor: () => "verified" });
    const of = (uuid: string, at: string, total: number) => scorableBody({ uuid, at, total });
    await scoring.ping(of("bound", "2026-10-04T02:00:00Z", 1000), secret);
    await scoring.ping(of("open", "2026-10-04T02:00:00Z", 1000));
    expect(numbersOf(await scoring.ping(of("bound", "2026-11-01T02:00:00Z", 3500), secret))).toHaveLength(31);
    expect(await scoring.ping(of("bound", "2026-11-01T03:00:00Z", 3500))).toEqual({ usage_data_id: 4 });
    expect(await scoring.ping(of("open", "2026-11-01T02:00:00Z", 3500))).toEqual({ usage_data_id: 5 });
    expect(await scoring.ping(of("open", "2026-11-01T03:00:00Z", 3500), secret)).toEqual({ usage_data_id: 6 });
  });

  test("a ping that is set aside gets the id alone, and counts as nobody's earlier one", async () => {
    await using scoring = await openScoring({ now, mode: "approve" });
    expect(await scoring.ping(first)).toEqual({ usage_data_id: 1 });
    expect(await scoring.ping(second)).toEqual({ usage_data_id: 2 });
    await scoring.hub.journal.approve("u");
    expect(await scoring.ping(scorableBody({ at: "2026-11-01T04:00:00Z", total: 3600 }))).toEqual({ usage_data_id: 3 });
    await scoring.restart();
    expect(numbersOf(await scoring.ping(scorableBody({ at: "2026-11-01T05:00:00Z", total: 3600 })))).toHaveLength(31);
  });
});
