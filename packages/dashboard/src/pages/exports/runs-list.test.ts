import { expect, test } from "vitest";
import { pulse } from "./pulse.ts";
import { inStates, joinedRuns } from "./runs-list.ts";

const run = (id: number, state: "running" | "done" | "failed" = "done") => ({ id, state });

test("the newest runs stand as they are now, and the older ones behind them, each once", () => {
  expect(joinedRuns([run(9), run(8)], [run(8, "running"), run(7), run(6)])).toEqual([run(9), run(8), run(7), run(6)]);
  expect(joinedRuns([], [run(2)])).toEqual([run(2)]);
  expect(joinedRuns([run(3)], [])).toEqual([run(3)]);
});

test("no chosen state is every state", () => {
  const runs = [run(2, "failed"), run(1)];
  expect(inStates(runs, [])).toEqual(runs);
  expect(inStates(runs, ["failed", "stopped"])).toEqual([run(2, "failed")]);
});

test("runs are asked for each second only while one is under way", () => {
  expect([pulse(undefined), pulse([run(1)]), pulse([run(1), run(2, "running")])]).toEqual([30_000, 30_000, 1_000]);
});
