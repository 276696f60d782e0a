import { expect, test } from "vitest";
import type { ToldVersion } from "../api/rows.ts";
import { toldAt } from "./told-versions.ts";

const row = (version: string, severity: ToldVersion["severity"], installations = 1, lacks_since: string | null = severity === "danger" ? "2026-01-05" : null): ToldVersion => ({ version, severity, installations, active_users: 0, lacks: "", lacks_since });
const rows = [row("18.7.2", "success"), row("18.7.1", "danger"), row("18.6.4", "warning"), row("18.6.0", "danger", 0), row("17.9.0", "danger", 0), row("17.9.1", "danger", 0, "2026-02-01"), row("unknown", "unknown")];
const told = (depth: "patch" | "minor" | "major", given = rows) => [...toldAt(depth, given)].map(([name, one]) => [name, one.told]);

test("a patch is told what it is told, run or not", () => {
  expect(told("patch")).toEqual(rows.map(({ version, severity }) => [version, severity]));
});

test("a minor is told what its patches are that somebody runs, in part where they differ, and what the registry's are where nobody does", () => {
  expect(told("minor")).toEqual([["18.7", "some"], ["18.6", "warning"], ["17.9", "danger"], ["unknown", "unknown"]]);
});

test("a major whose patches differ without danger is told nothing in one word", () => {
  expect(told("major", [row("18.7.2", "success"), row("18.6.4", "warning")])).toEqual([["18", undefined]]);
});

test("danger has its day: that since which all patches lack a release", () => {
  expect([...toldAt("minor", rows).values()].map(({ since }) => since)).toEqual([null, null, "2026-02-01", null]);
  expect(toldAt("patch", rows).get("17.9.0")?.since).toBe("2026-01-05");
});
