import { expect, test } from "vitest";
import { countStandings, foundMetrics, reasonWords, standingOf } from "./standing.ts";
import { testMetric } from "./testing-metric.ts";

const row = testMetric;
const rows = [
  row({ key: "counts.issues", value: 12 }),
  row({ key: "counts.boards", value: 0 }),
  row({ key: "counts.notes", state: "failed", reason: "timeout" }),
  row({ key: "git.version", kind: "string", value_text: "2.47.1" }),
  row({ key: "counts.gone", state: "missing", reason: "absent" }),
  row({ key: "counts.new", state: "unavailable", reason: "not_in_version" }),
];

test("zero is not used, which is neither missing nor failed nor unavailable", () => {
  expect(rows.map(standingOf)).toEqual(["used", "unused", "failed", "used", "missing", "unavailable"]);
  expect(countStandings(rows)).toEqual({ used: 2, unused: 1, missing: 1, failed: 1, unavailable: 1 });
});

test("a search looks at keys and texts, word by word", () => {
  expect(foundMetrics(rows, "COUNTS no", "all").map(({ key }) => key)).toEqual(["counts.notes"]);
  expect(foundMetrics(rows, "2.47", "all").map(({ key }) => key)).toEqual(["git.version"]);
  expect(foundMetrics(rows, "", "unused").map(({ key }) => key)).toEqual(["counts.boards"]);
});

test("a reason reads as words, one that is new as it is", () => {
  expect([null, "deprecated", "withheld"].map(reasonWords)).toEqual(["", "not counted: deprecated", "withheld"]);
});
