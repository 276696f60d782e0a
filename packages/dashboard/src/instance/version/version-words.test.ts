import { expect, test } from "vitest";
import type { Version } from "../api.ts";
import { versionSentence } from "./version-words.ts";

const version = (more: Partial<Version>): Version => ({
  version: "18.7.2",
  state: "danger",
  latest: "18.9.0",
  latest_of_minor: "18.7.4",
  critical: false,
  details: "",
  withheld: false,
  answered_at: "2026-11-20T10:00:00.000Z",
  failure: null,
  ...more,
});

test("a version without a security fix is told the next step in its own line, and the latest", () => {
  expect(versionSentence(version({}))).toBe("Version 18.7.2 lacks a security fix. Go to 18.7.4, or on to 18.9.0.");
});

test("whom the details are withheld from is told to ask an admin, and nothing of the hole", () => {
  expect(versionSentence(version({ withheld: true, latest: null, latest_of_minor: null }))).toBe("Version 18.7.2 should be updated. Ask an admin.");
});

test("the latest version is up to date, and no step is named", () => {
  expect(versionSentence(version({ state: "current", latest: "18.7.2", latest_of_minor: "18.7.2" }))).toBe("Version 18.7.2 is up to date.");
});

test("an unchecked version says so, and whether that was chosen", () => {
  expect(versionSentence(version({ state: "off" }))).toContain("Version checks are off");
  expect(versionSentence(version({ state: "unknown" }))).toContain("No answer");
});
