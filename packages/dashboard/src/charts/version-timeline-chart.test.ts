import { expect, test } from "vitest";
import { namedLook } from "./testing-look.ts";
import { versionRuns, versionTimelineChart } from "./version-timeline-chart.ts";

const weeks = [
  { week: "2026-01-19", version: "18.8.1-ee" },
  { week: "2026-01-05", version: "18.7.0-ee" },
  { week: "2026-01-12", version: "18.7.0" },
  { week: "2026-02-02", version: "18.8.1-ee" },
  { week: "2026-02-09", version: null },
];

test("pings of one release are one run, whatever its suffix and whatever weeks are silent", () => {
  expect(versionRuns(weeks)).toEqual([
    { version: "18.7.0", from: "2026-01-05", to: "2026-01-12" },
    { version: "18.8.1", from: "2026-01-19", to: "2026-02-02" },
    { version: "none given", from: "2026-02-09", to: "2026-02-09" },
  ]);
});

test("a version that was left and taken up again has two runs on one row", () => {
  const runs = versionRuns([{ week: "2026-01-05", version: "9.1" }, { week: "2026-01-12", version: "10.0" }, { week: "2026-01-19", version: "9.1" }]);
  const option = versionTimelineChart(runs).option(namedLook);
  expect(option.yAxis).toMatchObject({ data: ["9.1", "10.0"] });
  expect(option.series).toMatchObject([{ data: [[0, 1, 0], [1, 2, 1], [2, 3, 0]] }]);
});

test("the table says from when to when, silent weeks included in the length", () => {
  expect(versionTimelineChart(versionRuns(weeks)).rows[1]).toEqual(["18.8.1", "19 Jan 2026", "2 Feb 2026", "3 weeks"]);
});
