import { expect, test } from "vitest";
import { versionOrder } from "../version/version.ts";
import { releasesOf } from "./definition.ts";

const has = (milestones: Parameters<typeof releasesOf>[0], version: string): boolean => {
  const order = versionOrder(version) ?? -1;
  const { since, until } = releasesOf(milestones);
  return order >= since && order < until;
};

test("a metric is there from its milestone, pre-releases included, up to its removal", () => {
  const life = { milestone: "17.2", milestone_removed: "18.0" };
  const versions = ["17.1.9", "17.2.0-pre", "17.2.0-rc42", "17.2.0", "17.10.3", "17.11.5", "18.0.0-pre", "18.0.0", "18.4.0"];
  expect(versions.filter((version) => has(life, version))).toEqual(["17.2.0-pre", "17.2.0-rc42", "17.2.0", "17.10.3", "17.11.5"]);
});

test("of unknown origin means always there, and an unknown end is at the latest the release named", () => {
  expect(has({ milestone: "<13.9", milestone_removed: null }, "9.1.0")).toBe(true);
  expect(has({ milestone: null, milestone_removed: "<16.4" }, "16.3.9")).toBe(true);
  expect(has({ milestone: null, milestone_removed: "<16.4" }, "16.4.0")).toBe(false);
});
