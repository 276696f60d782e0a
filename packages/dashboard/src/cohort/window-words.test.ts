import { expect, test } from "vitest";
import { presetWeeks, presetWindow, presetWords, windowWords } from "./window-words.ts";

const thursday = "2026-01-15T12:00:00.000Z";

test("the last weeks begin with a Monday and count the week being filled", () => {
  expect(presetWindow(1, thursday)).toEqual({ from: "2026-01-12", to: "" });
  expect(presetWindow(4, thursday)).toEqual({ from: "2025-12-22", to: "" });
});

test("a window of the last weeks is called so, and any other by its days", () => {
  for (const weeks of presetWeeks) expect(windowWords(presetWindow(weeks, thursday), thursday)).toBe(presetWords(weeks));
  expect(windowWords({ from: "", to: "" }, thursday)).toBe("All weeks");
  expect(windowWords({ from: "2025-12-01", to: "" }, thursday)).toBe("Since 1 Dec 2025");
  expect(windowWords({ from: "2025-12-22", to: "2026-01-05" }, thursday)).toBe("22 Dec 2025 to before 5 Jan 2026");
  expect(windowWords({ from: "", to: "2026-01-05" }, null)).toBe("Before 5 Jan 2026");
});
