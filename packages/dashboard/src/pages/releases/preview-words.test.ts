import { expect, test } from "vitest";
import { askedWords, previewWords } from "./preview-words.ts";

const turned = (version: string, installations: number, from: "success" | "warning", to: "danger" | "warning" | "success") => ({ version, installations, active_users: 10, checks: 4, from, to });

test("a preview says how many turn which colour, the worst first, and how many stay", () => {
  const versions = [turned("18.6.0", 200, "warning", "danger"), turned("18.7.0", 31, "success", "warning"), turned("18.5.0", 12, "warning", "danger")];
  expect(previewWords({ installations: 537, changes: true, turned: versions })).toBe("212 installations turn red, 31 orange; 294 stay as they are.");
});

test("one of all, nobody, and nothing have sentences of their own", () => {
  expect(previewWords({ installations: 2, changes: true, turned: [turned("18.6.0", 1, "warning", "success")] })).toBe("1 installation turns green; 1 stays as it is.");
  expect(previewWords({ installations: 1, changes: true, turned: [turned("18.6.0", 1, "warning", "success")] })).toBe("1 installation turns green; nobody stays as they are.");
  expect(previewWords({ installations: 5, changes: true, turned: [turned("18.6.0", 0, "warning", "success")] })).toBe("None of 5 installations would be told anything else today.");
  expect(previewWords({ installations: 5, changes: true, turned: [] })).toBe("None of 5 installations would be told anything else today.");
  expect(previewWords({ installations: 5, changes: false, turned: [] })).toBe("Nothing would be different.");
});

test("checks of versions that turn are said apart", () => {
  expect(askedWords({ turned: [turned("18.6.0", 1, "warning", "danger"), turned("18.6.1", 0, "warning", "danger")] })).toBe("8 version checks of the last 28 days asked for these versions; checks are not installations.");
  expect(askedWords({ turned: [] })).toBe("");
});
