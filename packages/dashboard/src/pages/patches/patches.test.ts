import { expect, test } from "vitest";
import { chosenHole, holeOption, holesInOrder, questionOf } from "./holes.ts";
import { affectedSentence, installationsHref, minorsInOrder, patchesMarkdown } from "./patch-words.ts";

const hole = (name: string, released_on: string, more = {}) => ({ name, kind: "advisory" as const, critical: false, released_on, fixed_in: "1.0.1", affected: "", ...more });
const holes = [hole("A", "2026-01-01"), hole("B", "2026-02-01"), hole("C", "2026-02-01", { critical: true }), hole("1.2.3", "2025-01-01", { kind: "release" as const })];

test("the newest hole is chosen first, a critical one before others of its day", () => {
  expect(holesInOrder(holes).map(({ name }) => name)).toEqual(["C", "B", "A", "1.2.3"]);
  expect([chosenHole(holes, "")?.name, chosenHole(holes, "release:1.2.3")?.name, chosenHole(holes, "advisory:1.2.3")]).toEqual(["C", "1.2.3", undefined]);
  expect(holes.slice(2).map((row) => [holeOption(row).label, questionOf(row)])).toEqual([
    ["C, critical: 1 Feb 2026", { advisory: "C" }],
    ["Security release 1.2.3: 1 Jan 2025", { release: "1.2.3" }],
  ]);
});

const row = (minor: string, fixed_in: string | null, installations: number, versions = `${minor}.0`) => ({ minor, fixed_in, versions, installations, active_users: installations * 10, checks: 7, hosts: 1 });

test("the sentence says where a backport is to be decided on", () => {
  expect(affectedSentence([row("18.9", "18.9.1", 2), row("18.10", null, 3)])).toBe("5 installations with 50 active users run an affected version, in 2 minors. 1 minor has no fix of its own, with 3 installations: there a backport is to be decided on.");
  expect(affectedSentence([row("18.9", "18.9.1", 1)])).toBe("1 installation with 10 active users runs an affected version, in 1 minor. Each of these minors has a fix.");
});

test("minors stand as versions do, in the copied list too", () => {
  expect(minorsInOrder([row("18.9", null, 1), row("18.10", null, 1)]).map(({ minor }) => minor)).toEqual(["18.10", "18.9"]);
  expect(patchesMarkdown("A", [row("18.9", null, 1200, "18.9.0|18.9.1")])).toContain("| 18.9 | no fix | 1,200 | 12,000 | 18.9.0, 18.9.1 | 7 |");
});

test("the list of installations is of just those versions", () => {
  expect(installationsHref(row("18.9", null, 2, "18.9.0|18.9.1-rc1"))).toBe("/installations?version=18.9.0&version=18.9.1-rc1&state=active");
});
