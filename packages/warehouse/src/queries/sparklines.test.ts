import { expect, test } from "vitest";
import { openTestStore } from "../testing/open-test-store.ts";
import { installationId, ping, type TestValue } from "../testing/test-ping.ts";
import { sparklines } from "./sparklines.ts";

const id = installationId("a", "h");
const mine = (at: string, values: Record<string, TestValue>) => ping({ uuid: "a", hostname: "h", at, values });

test("a line has a value for each week, null where no ping came or it holds no number; others' pings are not in it, landed or compacted", async () => {
  await using store = await openTestStore([
    mine("2026-01-05T10:00:00Z", { "counts.issues": 1, "counts.notes": 5 }),
    mine("2026-01-07T10:00:00Z", { "counts.issues": 2, "counts.notes": 6 }),
    mine("2026-01-19T10:00:00Z", { "counts.issues": 4, "counts.notes": "failed" }),
    ping({ uuid: "b", hostname: "h", at: "2026-01-12", values: { "counts.issues": 99 } }),
  ]);
  const question = { id, metric: ["counts.notes", "counts.issues", "never.sent", "counts.issues"] };
  const expected = {
    as_of: "2026-01-19T10:00:00.000Z",
    weeks: ["2026-01-05", "2026-01-12", "2026-01-19"],
    lines: [
      { metric: "counts.notes", values: [6, null, null] },
      { metric: "counts.issues", values: [2, null, 4] },
      { metric: "never.sent", values: [null, null, null] },
    ],
  };
  expect(await sparklines(store, question)).toEqual(expected);
  await store.compact();
  expect(await sparklines(store, question)).toEqual(expected);
});

test("no more than the 53 weeks up to the newest are told, and nobody's line is empty", async () => {
  await using store = await openTestStore([mine("2025-01-06", { x: 1 }), mine("2025-01-13", { x: 2 }), mine("2026-01-12", { x: 3 })]);
  const { weeks, lines } = await sparklines(store, { id, metric: ["x"] });
  expect([weeks.length, weeks[0], lines[0]?.values[0], lines[0]?.values.at(-1)]).toEqual([53, "2025-01-13", 2, 3]);
  expect(await sparklines(store, { id: "nobody's", metric: ["x"] })).toMatchObject({ weeks: [], lines: [{ metric: "x", values: [] }] });
});
