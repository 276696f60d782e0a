import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { gatherLines } from "./year-lines.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const answering = () => {
  const asked: string[][] = [];
  const lines = gatherLines(async (metrics) => {
    asked.push(metrics);
    return { as_of: null, weeks: ["2026-01-05"], lines: metrics.map((metric) => ({ metric, values: [metric.length] })) };
  });
  return { asked, lines };
};

test("rows that stay in view are asked for together, at most sixty at once, each once", async () => {
  const { asked, lines } = answering();
  const held = Array.from({ length: 70 }, (_, n) => lines.enter(`m${n}`));
  await vi.runAllTimersAsync();
  expect(asked.map(({ length }) => length)).toEqual([60, 10]);
  expect(held[69]?.()).toEqual({ from: "2026-01-05", values: [3] });
  lines.leave("m0");
  expect(lines.enter("m0")()).toEqual({ from: "2026-01-05", values: [2] });
  await vi.runAllTimersAsync();
  expect(asked).toHaveLength(2);
});

test("what was scrolled past before its turn is never asked for", async () => {
  const { asked, lines } = answering();
  lines.enter("passed");
  await vi.advanceTimersByTimeAsync(50);
  lines.leave("passed");
  lines.enter("seen");
  await vi.runAllTimersAsync();
  expect(asked).toEqual([["seen"]]);
});

test("a failed question leaves the rows without a line, and is put again when they come back", async () => {
  const ask = vi.fn(async (): Promise<never> => Promise.reject(new Error("away")));
  const lines = gatherLines(ask);
  const line = lines.enter("m");
  await vi.runAllTimersAsync();
  expect([line(), ask.mock.calls.length]).toEqual([undefined, 1]);
  lines.leave("m");
  lines.enter("m");
  await vi.runAllTimersAsync();
  expect(ask.mock.calls).toHaveLength(2);
});
