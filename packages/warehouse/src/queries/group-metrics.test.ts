import * as fc from "fast-check";
import { expect, test } from "vitest";
import { arbitraryPings } from "../testing/arbitrary-pings.ts";
import { landOracle } from "../testing/land-oracle.ts";
import { openTestStore } from "../testing/open-test-store.ts";
import { installationId, ping } from "../testing/test-ping.ts";
import { groupMetrics, type PresentMember } from "./group-metrics.ts";

const member = (uuid: string, hostname: string, more: Partial<PresentMember> = {}): PresentMember => ({ id: installationId(uuid, hostname), hostname, counted: true, state: "active", ...more });

test("sums are those of plain loops over the newest pings of who counts and is not silent", async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryPings, fc.boolean(), fc.subarray(["u1", "u2", "u3", "u4"], { minLength: 1 }), async (pings, compact, uuids) => {
      await using world = await landOracle(pings, { compact });
      const newest = world.oracle.newest().filter(({ uuid }) => uuids.includes(uuid));
      const group = newest.map((one) => member(one.uuid, one.hostname, { counted: one.hostname !== "b.example", state: world.oracle.active(one) ? "active" : "silent" }));
      const rows = await groupMetrics(world.store, group);
      for (const key of ["counts.issues", "sums.size", "signup_enabled"]) {
        let [sum, n, of] = [0, 0, 0];
        for (const one of newest.filter(({ hostname }) => hostname !== "b.example")) {
          of += 1;
          const value = one.values[key];
          if (!world.oracle.active(one) || (typeof value !== "number" && typeof value !== "boolean")) continue;
          n += 1;
          sum += Number(value);
        }
        for (const row of rows.filter((candidate) => candidate.key === key && candidate.kind !== "unknown")) {
          expect([row.n, row.of, row.complete]).toEqual([n, of, of > 0 && n === of]);
          expect(row.sum === null).toBe(n === 0);
          expect(Math.abs((row.sum ?? 0) - sum)).toBeLessThanOrEqual(Math.abs(sum) * 1e-10);
        }
      }
      const keys = new Map(rows.map(({ key }) => [key, rows.filter((row) => row.key === key).map(({ installation }) => installation)]));
      for (const installations of keys.values()) expect(installations).toEqual(group.map(({ id }) => id));
      expect([...keys.keys()]).toEqual([...keys.keys()].toSorted());
    }),
    { numRuns: 8 },
  );
});

test("texts and settings stand beside each other, switches say how many are on, silent and kept-out ones are in no sum", async () => {
  const at = "2026-01-14";
  await using store = await openTestStore([
    ping({ uuid: "a", hostname: "a", at, values: { "counts.issues": 3, on: true, word: "x", days: 90 } }),
    ping({ uuid: "b", hostname: "b", at, values: { "counts.issues": 4, on: false, word: "y", days: 30 } }),
    ping({ uuid: "t", hostname: "t", at, values: { "counts.issues": 100, on: true } }),
    ping({ uuid: "s", hostname: "s", at: "2025-11-03", values: { "counts.issues": 50, on: true } }),
    ping({ uuid: "z", hostname: "z", at, version: "17.0.0", values: { elsewhere: 1 } }),
  ]);
  const group = [member("a", "a"), member("b", "b"), member("s", "s", { state: "silent" }), member("t", "t", { counted: false })];
  const rows = await groupMetrics(store, group);
  const brief = (key: string) => rows.filter((row) => row.key === key).map(({ adds, sum, n, of, value, value_text, counted }) => [adds, sum, n, of, value ?? value_text, counted]);
  expect(brief("counts.issues")).toEqual([["sum", 7, 2, 3, 3, true], ["sum", 7, 2, 3, 4, true], ["sum", 7, 2, 3, 50, false], ["sum", 7, 2, 3, 100, false]]);
  expect(brief("on").map(([, ...whole]) => whole.slice(0, 3))).toEqual(group.map(() => [1, 2, 3]));
  expect(brief("word")[0]).toEqual(["none", null, 2, 3, "x", true]);
  expect(brief("days")[1]).toEqual(["none", null, 2, 3, 30, true]);
  expect(brief("elsewhere")).toEqual([]);
});
