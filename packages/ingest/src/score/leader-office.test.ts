import { expect, test } from "vitest";
import { cellOf } from "@pinghouse/shared/score/leaders";
import type { LeadersHeader } from "../journal/record.ts";
import { LeaderOffice } from "./leader-office.ts";

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** An office over a fleet in which `users` installations open issues, with a clock that the test turns. */
const openOffice = () => {
  const world = { users: 100, p95: 4, now: 0, counts: 0, failing: false };
  const written: Omit<LeadersHeader, "received_at">[] = [];
  const count = async () => {
    world.counts += 1;
    if (world.failing) throw new Error("busy");
    return [{ feature: "issues", family: null, size: null, n: world.users, p95: world.p95 }];
  };
  const office = new LeaderOffice({ journal: { appendLeaders: async (leaders) => void written.push(leaders) }, count, log, now: () => world.now });
  const issues = (month: string) => {
    const cell = cellOf(office.of(month), "EE", 20);
    return [cell.id, cell.leaders.find(({ feature }) => feature === "issues")?.leader];
  };
  return { world, written, office, issues };
};

test("a month's first use has its leaders made beside it; until then the month before serves, and before all the shipped ones", async () => {
  const { world, written, office, issues } = openOffice();
  expect(issues("2026-10")).toEqual(["shipped-1", 10]);
  await office.idle();
  expect(issues("2026-10")).toEqual(["2026-10/EE/11-50", 4]);
  Object.assign(world, { now: 60_000, p95: 7 });
  expect(issues("2026-11")).toEqual(["2026-10/EE/11-50", 4]);
  await office.idle();
  expect(issues("2026-11")).toEqual(["2026-11/EE/11-50", 7]);
  expect(issues("2026-10")).toEqual(["2026-10/EE/11-50", 4]);
  expect(written.map(({ month }) => month)).toEqual(["2026-10", "2026-11"]);
});

test("leaders that are held stay, whatever the fleet does", async () => {
  const { world, office, issues } = openOffice();
  issues("2026-10");
  await office.idle();
  Object.assign(world, { now: 60_000, p95: 9 });
  issues("2026-10");
  await office.idle();
  expect([issues("2026-10"), world.counts]).toEqual([["2026-10/EE/11-50", 4], 1]);
});

test("a fleet too small for a leader has none held, and is counted again after a while, not at every ping", async () => {
  const { world, written, office, issues } = openOffice();
  world.users = 99;
  for (const now of [0, 1, 1_999]) {
    world.now = now;
    expect(issues("2026-10")).toEqual(["shipped-1", 10]);
    await office.idle();
  }
  expect([world.counts, written]).toEqual([1, []]);
  Object.assign(world, { now: 2_000, users: 100 });
  issues("2026-10");
  await office.idle();
  expect(issues("2026-10")).toEqual(["2026-10/EE/11-50", 4]);
});

test("a count that fails is made again after a while", async () => {
  const { world, office, issues } = openOffice();
  world.failing = true;
  issues("2026-10");
  await office.idle();
  Object.assign(world, { now: 2_000, failing: false });
  issues("2026-10");
  await office.idle();
  expect(issues("2026-10")[0]).toBe("2026-10/EE/11-50");
});
