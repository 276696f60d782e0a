import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { collectAll } from "../collect/collect-all.ts";
import type { Measured } from "../collect/measured.ts";
import { openSample, type PastMeasures } from "./open-sample.ts";
import { openWriter, rowsOf } from "./writer.ts";

const never = new AbortController().signal;
const all = (): boolean => true;
const day = 86_400_000;
const made = new Date("2026-11-22T21:30:00Z");
const hour = new Date("2026-11-22T21:00:00Z");

const directory = async (): Promise<string> => {
  const path = await mkdtemp(join(tmpdir(), "sample-"));
  onTestFinished(() => rm(path, { recursive: true }));
  return path;
};
const valueOf = (measured: readonly Measured[], key: string): unknown => JSON.parse(measured.find(({ key_path }) => key_path === key)?.json ?? "null");
const numberOf = (measured: readonly Measured[], key: string): number => z.number().parse(valueOf(measured, key));

const scoreInputs = ["issues", "notes", "milestones", "boards", "merge_requests", "ci_internal_pipelines", "ci_external_pipelines", "environments", "deployments", "service_desk_issues"].map((name) => `counts.${name}`);
const cohorts = z.record(z.string(), z.record(z.string(), z.int()));

/** What was made in a window, row by row. */
const oracle = (path: string, table: string, by: string): { total: number; recent: number; people: number; recentPeople: number } => {
  const database = openWriter(join(path, "application.db"), made);
  const rows = rowsOf(database, `SELECT ${by}, created_at FROM ${table}`).map(([who, at]) => ({ who: Number(who), at: Date.parse(String(at)) }));
  database.close();
  const recent = rows.filter(({ at }) => at >= hour.getTime() - 30 * day && at < hour.getTime() - 2 * day);
  const people = (some: typeof rows): number => new Set(some.map(({ who }) => who)).size;
  return { total: rows.length, recent: recent.length, people: people(rows), recentPeople: people(recent) };
};

test("the sample application tells its past week by week, is measured by real SQL as far as is wanted, and lives on", async () => {
  const path = await directory();
  let now = made;
  await using sample = await openSample(path, () => now);
  const past: PastMeasures[] = [];
  for await (const one of sample.past(6, all, never)) past.push(one);
  const present = await collectAll(sample.collectors, all, never);

  expect(past.map(({ recorded_at }) => recorded_at.getTime())).toEqual([6, 5, 4, 3, 2, 1].map((weeks) => hour.getTime() - weeks * 7 * day));
  for (const { measured } of [...past, { measured: present }]) expect(measured.filter(({ error }) => error !== undefined)).toEqual([]);
  for (const key of scoreInputs) {
    const steps = [...past.map(({ measured }) => numberOf(measured, key)), numberOf(present, key)];
    expect(steps).toEqual(steps.toSorted((a, b) => a - b));
    expect(steps.at(-1)).toBeGreaterThan(steps[0] ?? 0);
  }

  const deployments = oracle(path, "deployments", "user_id");
  const { total, recent, people, recentPeople } = deployments;
  expect(["counts", "counts_monthly", "usage_activity_by_stage.release", "usage_activity_by_stage_monthly.release"].map((part) => numberOf(present, `${part}.deployments`))).toEqual([total, recent, people, recentPeople]);

  const rows = Object.entries(cohorts.parse(valueOf(present, "user_cohorts.by_last_activity")));
  const monthly = cohorts.parse(valueOf(present, "user_cohorts.by_monthly_activity"));
  expect(rows.map(([name]) => name)).toEqual(Array.from({ length: 12 }, (_, ago) => `registered_${String(ago).padStart(2, "0")}_months_ago`));
  for (const [name, { users = 0, inactive = 0, ...last }] of rows) {
    expect(inactive + Object.values(last).reduce((sum, n) => sum + n, 0)).toBe(users);
    for (const n of Object.values(monthly[name] ?? {})) expect(n).toBeLessThanOrEqual(users);
  }

  const few = await collectAll(sample.collectors, (category) => category === "standard", never);
  expect(few.map(({ key_path }) => key_path).toSorted()).toEqual(["edition", "hostname", "installation_type", "version"]);

  for await (const again of sample.past(6, all, never)) expect(again).toBe("told already");
  now = new Date(made.getTime() + 7 * day);
  expect(numberOf(await collectAll(sample.collectors, all, never), "counts.notes")).toBeGreaterThan(numberOf(present, "counts.notes"));
});
