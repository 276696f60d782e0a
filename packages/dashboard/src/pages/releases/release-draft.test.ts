import { expect, test } from "vitest";
import type { ReleaseRow } from "../../api/rows.ts";
import { draftOf, emptyRelease, releaseOf } from "./release-draft.ts";

const typed = { ...emptyRelease("2026-03-31"), version: " 18.7.2-ee ", advisories: "CVE-1, CVE-2 CVE-1", affected: ">=18.6 <18.7.2\n\n <18.5.4 " };

test("what is typed becomes a release: one spelling of the version, lists without empty or double parts", () => {
  expect(releaseOf(typed)).toEqual({
    release: { version: "18.7.2", released_on: "2026-03-31", security: false, critical: false, advisories: ["CVE-1", "CVE-2"], affected: [">=18.6 <18.7.2", "<18.5.4"] },
  });
});

test("a critical release is a security release too", () => {
  expect(releaseOf({ ...typed, critical: true })).toMatchObject({ release: { security: true, critical: true } });
});

test.each([
  [{ version: "soon" }, "The version is three numbers"],
  [{ released_on: "" }, "Say the day"],
  [{ affected: "all older" }, '"all older" is no range'],
  [{ advisories: "A".repeat(101) }, "at most 100 letters"],
  [{ affected: Array.from({ length: 101 }, (_, i) => `<${i}`).join("\n") }, "At most 100"],
])("%j is refused in words", (part, words) => {
  expect(releaseOf({ ...typed, ...part })).toMatchObject({ faults: [expect.stringContaining(words)] });
});

test("a release of the registry comes back from the form as it went in", () => {
  const row: ReleaseRow = {
    version: "18.7.2", released_on: "2026-03-31", out: true, security: true, critical: false, advisories: "A|B", affected: "<18|>=18.6 <18.7.2", also_fixed_in: "18.6.5",
    severity: "success", installations: 1, active_users: 1, endangers: 2, endangered_users: 2,
  };
  expect(releaseOf(draftOf(row))).toEqual({ release: { version: "18.7.2", released_on: "2026-03-31", security: true, critical: false, advisories: ["A", "B"], affected: ["<18", ">=18.6 <18.7.2"] } });
});
