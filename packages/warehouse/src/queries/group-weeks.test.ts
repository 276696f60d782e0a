import * as fc from "fast-check";
import { expect, test } from "vitest";
import { arbitraryPings } from "../testing/arbitrary-pings.ts";
import { landOracle } from "../testing/land-oracle.ts";
import { mondayOf, mondayText, type Oracle, type OraclePing } from "../testing/oracle.ts";
import { openTestStore } from "../testing/open-test-store.ts";
import { testDefinition } from "../testing/test-definition.ts";
import { installationId, ping } from "../testing/test-ping.ts";
import { groupWeeks, type GroupMember, type GroupWeeksRow } from "./group-weeks.ts";

const member = (uuid: string, hostname: string, counted = true): GroupMember => ({ id: installationId(uuid, hostname), hostname, counted });

const keys = ["counts.issues", "counts.merge_requests", "signup_enabled", "database.flavor"];
const adds: Record<string, GroupWeeksRow["adds"]> = { "counts.issues": "sum", "counts.merge_requests": "at_most", signup_enabled: "on_in", "database.flavor": "none" };
const definitions = [testDefinition("counts.merge_requests", { unit: "people" })];

const isThis = ({ id }: GroupMember) => (one: OraclePing): boolean => installationId(one.uuid, one.hostname) === id;

/** One row by plain loops: the newest ping of 14 days stands, a number or a switch is its value. */
const told = (oracle: Oracle, pings: readonly OraclePing[], start: number, key: string, who: GroupMember): Pick<GroupWeeksRow, "value" | "state"> => {
  const stands = oracle.membersAt(start).find(isThis(who));
  if (stands === undefined) return { value: null, state: pings.filter(isThis(who)).every((one) => mondayOf(one.recorded_at) > start) ? "not_yet" : "silent" };
  const value = stands.values[key];
  if (typeof value === "number" || typeof value === "boolean") return { value: Number(value), state: "value" };
  if (typeof value === "string") return { value: null, state: "value" };
  return { value: null, state: typeof value === "object" && value !== null && "failed" in value ? "failed" : "missing" };
};

const wholeOf = (rows: readonly Pick<GroupWeeksRow, "value" | "state" | "counted">[], add: GroupWeeksRow["adds"]) => {
  let [sum, n, of] = [0, 0, 0];
  for (const { value, state, counted } of rows) {
    if (!counted) continue;
    of += 1;
    if (state !== "value") continue;
    n += 1;
    sum += value ?? 0;
  }
  return { sum: add === "none" || n === 0 ? null : sum, n, of, complete: of > 0 && n === of };
};

test("each week of each installation, and what they come to, are those of plain loops, whatever is compacted", async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryPings, fc.boolean(), fc.subarray(["u1", "u2", "u3", "u4"]), fc.boolean(), async (pings, compact, uuids, out) => {
      const held = new Map(pings.filter(({ uuid }) => uuids.includes(uuid)).map(({ uuid, hostname }) => [installationId(uuid, hostname), member(uuid, hostname, !out || uuid !== "u2")]));
      const group = [...held.values()];
      await using world = await landOracle(pings, { compact, definitions });
      const rows = await groupWeeks(world.store, { metric: keys, group });
      const first = Math.min(...pings.filter((one) => group.some((who) => isThis(who)(one))).map((one) => mondayOf(one.recorded_at)));
      const expected = keys.filter((key) => pings.some((one) => key in one.values)).toSorted().flatMap((key) =>
        world.oracle.weeks().filter((start) => start >= first).flatMap((start) => {
          const parts = group.map((who) => ({ metric: key, week: mondayText(start), filling: start === world.oracle.current, installation: who.id, hostname: who.hostname, counted: who.counted, ...told(world.oracle, pings, start, key, who) }));
          // What was always null is of no kind, and adds up to nothing.
          const known = pings.some((one) => typeof one.values[key] !== "object" && one.values[key] !== undefined) || pings.some((one) => typeof one.values[key] === "object" && one.values[key] !== null);
          const add = known ? (adds[key] ?? "none") : "none";
          return parts.map((part) => ({ ...part, adds: add, ...wholeOf(parts, add) }));
        }),
      );
      const rounded = (sum: number | null) => (sum === null ? null : Number(sum.toPrecision(9)));
      expect(rows.map((row) => ({ ...row, sum: rounded(row.sum) }))).toEqual(expected.map((row) => ({ ...row, sum: rounded(row.sum) })));
    }),
    { numRuns: 8 },
  );
});

const issues = (uuid: string, at: string, value: number | "failed") => ping({ uuid, hostname: uuid, at, values: { "counts.issues": value } });
const both = [member("a", "a"), member("b", "b")];

test("a week in which one of them is missing is marked, and says what the others come to", async () => {
  await using store = await openTestStore([
    issues("a", "2026-01-06", 10), issues("a", "2026-01-13", 20), issues("a", "2026-01-27", 30), issues("a", "2026-02-03", "failed"),
    issues("b", "2026-01-13", 5), issues("b", "2026-01-27", 6), issues("b", "2026-02-03", 7),
  ]);
  const rows = await groupWeeks(store, { metric: ["counts.issues"], group: both });
  const brief = rows.filter(({ installation }) => installation === both[0]?.id).map(({ week, sum, n, complete, filling }) => [week, sum, n, complete, filling]);
  expect(brief).toEqual([
    ["2026-01-05", 10, 1, false, false],
    ["2026-01-12", 25, 2, true, false],
    ["2026-01-19", 25, 2, true, false],
    ["2026-01-26", 36, 2, true, false],
    ["2026-02-02", 7, 1, false, true],
  ]);
  expect(rows.map(({ state }) => state)).toEqual(["value", "not_yet", "value", "value", "value", "value", "value", "value", "failed", "value"]);
});

test("a year and a week at most; what nobody sent has no rows, and nobody's group none", async () => {
  await using store = await openTestStore([issues("a", "2024-01-02", 1), issues("a", "2026-01-06", 2)]);
  const rows = await groupWeeks(store, { metric: ["counts.issues", "counts.never"], group: [member("a", "a")] });
  expect([rows.length, rows[0]?.week, rows[0]?.state, rows.at(-1)?.week]).toEqual([53, "2025-01-06", "silent", "2026-01-05"]);
  expect(await groupWeeks(store, { metric: ["counts.issues"], group: [] })).toEqual([]);
  await using empty = await openTestStore();
  expect(await groupWeeks(empty, { metric: ["counts.issues"], group: [member("a", "a")] })).toEqual([]);
});
