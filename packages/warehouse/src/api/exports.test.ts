import { expect, test } from "vitest";
import type { Who } from "../control/who.ts";
import type { TestApi } from "../testing/open-test-api.ts";
import { openSmallFleet, savedDestination } from "../testing/small-fleet.ts";
import { problemOf } from "@pinghouse/shared/trpc/problem-of";

const operator: Who = { role: "operator", person: { id: 1, email: "op@example.org" } };
const ann: Who = { role: "analyst", person: { id: 2, email: "ann@example.org" } };
const bob: Who = { role: "analyst", person: { id: 3, email: "bob@example.org" } };

const order = { name: "mine", source: "snapshot", query: "size=1-10&edition=EE&edition=CE&edition=CE", format: "csv", destination: savedDestination };

/** The code of a refusal and the parameter that it names, or "fine". */
const outcome = async (api: TestApi, who: Who, procedure: string, input: unknown): Promise<string> => {
  try {
    await api.call(who, `exports.${procedure}`, input, "mutation");
    return "fine";
  } catch (error) {
    const { code, extra } = problemOf(error);
    return `${code} ${extra?.["parameter"] ?? ""}`.trim();
  }
};

test("an order has canonical parameters, belongs to who gave it, and says when it comes next", async () => {
  await using api = await openSmallFleet();
  expect(await api.call(ann, "exports.saveSchedule", { ...order, cron: "0 6 * * 1", time_zone: "Europe/Berlin" }, "mutation")).toEqual({ id: 2 });
  expect(await api.call(bob, "exports.schedule", { id: 2 })).toMatchObject({
    source: "snapshot", path: null, query: "edition=CE&edition=EE&size=1-10", owner: "ann@example.org", role: "analyst", layout: "file", mode: "full",
    words: "At 06:00, only on Monday", next_at: "2026-02-02T05:00:00.000Z",
  });
});

test("only its owner or an operator changes a schedule or its runs, and it stays its owner's", async () => {
  await using api = await openSmallFleet();
  await api.call(ann, "exports.saveSchedule", order, "mutation");
  for (const [procedure, input] of [["saveSchedule", { ...order, id: 2 }], ["pauseSchedule", { id: 2, paused: true }], ["runNow", { schedule: 2 }]] as const) {
    expect(await outcome(api, bob, procedure, input)).toBe("forbidden");
    expect(await outcome(api, operator, procedure, input)).toBe("fine");
  }
  expect(await api.call(ann, "exports.schedule", { id: 2 })).toMatchObject({ owner: "ann@example.org", role: "analyst", paused: true, next_at: null });
  expect(await outcome(api, bob, "stopRun", { id: 2 })).toBe("forbidden");
  expect(await outcome(api, ann, "stopRun", { id: 2 })).toBe("fine");
  expect(await outcome(api, bob, "removeSchedule", { id: 2 })).toBe("forbidden");
  expect(await outcome(api, ann, "removeSchedule", { id: 2 })).toBe("fine");
});

test("host names go where an operator allows it, or with an operator's order", async () => {
  await using api = await openSmallFleet();
  expect(await outcome(api, ann, "runOnce", { ...order, hostnames: true })).toBe("forbidden");
  expect(await outcome(api, operator, "runOnce", { ...order, hostnames: true })).toBe("fine");
  await api.call(operator, "exports.saveDestination", { kind: "directory", name: savedDestination, directory: "lake", hostnames: true }, "mutation");
  expect(await outcome(api, ann, "runOnce", { ...order, hostnames: true })).toBe("fine");
});

test.each([
  [{ query: "colour=red" }, "bad_parameter colour"],
  [{ query: "size=tiny" }, "bad_parameter size"],
  [{ query: "metric=counts.issues" }, "fine"],
  [{ source: "pings", query: "metric=counts.issues" }, "bad_parameter metric"],
  [{ source: "pings", path: "/metrics" }, "bad_parameter path"],
  [{ source: "question", query: "" }, "bad_parameter path"],
  [{ source: "question", path: "/nothing", query: "" }, "bad_parameter path"],
  [{ source: "question", path: "/metrics", query: "colour=red" }, "bad_parameter colour"],
  [{ source: "question", path: "/metrics/counts.issues/trend", query: "edition=EE" }, "fine"],
  [{ source: "question", path: "/health", query: "" }, "forbidden"],
  [{ source: "question", path: "/metrics", query: "", mode: "new" }, "bad_parameter mode"],
  [{ layout: "weeks" }, "bad_parameter layout"],
  [{ layout: "weeks", format: "parquet" }, "fine"],
  [{ destination: "nowhere" }, "bad_parameter destination"],
  [{ name: "../up" }, "bad_parameter name"],
  [{ cron: "61 * * * *" }, "bad_parameter cron"],
  [{ cron: "0 6 * * *", time_zone: "Nowhere/Land" }, "bad_parameter time_zone"],
  [{ format: "json" }, "bad_parameter format"],
])("a schedule with %j is %s", async (change, expected) => {
  await using api = await openSmallFleet();
  expect(await outcome(api, ann, "saveSchedule", { ...order, ...change })).toBe(expected);
});

test("runs come newest first, page by page, with how far the one under way is", async () => {
  await using api = await openSmallFleet();
  for (let n = 0; n < 4; n += 1) await api.call(ann, "exports.runOnce", order, "mutation");
  await api.call(ann, "exports.stopRun", { id: 5 }, "mutation");
  const page = async (query: string) => JSON.parse(String((await api.get(ann, `/exports/runs${query}`)).body));
  const first = await page("?limit=3");
  expect(first.items).toMatchObject([{ id: 5, state: "stopped", rows: null }, { id: 4, rows: 10, estimate: 100, bytes: 1000, schedule: null }, { id: 3 }]);
  expect((await page(`?limit=3&cursor=${first.next_cursor}`)).items.map(({ id }: { id: number }) => id)).toEqual([2, 1]);
  expect((await page("?schedule=1")).items.map(({ id }: { id: number }) => id)).toEqual([1]);
  expect(String((await api.get(ann, "/exports/runs?format=csv")).body).split("\r\n")).toHaveLength(7);
});

test("a cron expression is read in words, with the next five instants", async () => {
  await using api = await openSmallFleet();
  expect(await api.call(ann, "exports.reading", { cron: "30 2 1 * *", time_zone: "UTC" })).toEqual({
    words: "At 02:30, on day 1 of the month",
    next: ["2026-02-01", "2026-03-01", "2026-04-01", "2026-05-01", "2026-06-01"].map((day) => `${day}T02:30:00.000Z`),
  });
});
