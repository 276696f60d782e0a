import { expect, test } from "vitest";
import type { StandingOverview } from "../../../api/rows.ts";
import { pingWords, scoreWords, seatsNote, versionWords } from "./overview-words.ts";

type About = StandingOverview["installation"];

const about = (fields: Partial<About>): About => ({
  id: "a", hostname: "a.example", label: null, version: "18.7.2", edition: "EE", plan: null, state: "active", last_ping_at: "2026-01-05T10:00:00.000Z",
  last_ping_id: 1, last_ping_bytes: 1000, advice: null, operator_days: 0, analyst_days: 0, ...fields,
});
const advice = { severity: "danger", latest_version: "18.8.0", latest_of_minor: "18.7.4", critical: false } as const;

test("a version says what to do about it", () => {
  expect(versionWords(about({}))).toBe("18.7.2");
  expect(versionWords(about({ advice }))).toBe("18.7.2, a security fix is missing: go to 18.7.4");
  expect(versionWords(about({ advice: { ...advice, critical: true } }))).toMatch(/^18\.7\.2, a critical security fix is missing/);
  expect(versionWords(about({ version: "18.7.4-ee", advice }))).toMatch(/go to 18\.8\.0$/);
  expect(versionWords(about({ advice: { ...advice, severity: "warning" } }))).toBe("18.7.2, 18.8.0 is out");
  expect(versionWords(about({ advice: { ...advice, severity: "success" } }))).toBe("18.7.2, up to date");
});

test("the next ping is a week after the last, unless it fell silent", () => {
  expect(pingWords(about({}))).toMatch(/the next about 12 Jan 2026, 10:00 UTC\.$/);
  expect(pingWords(about({ state: "silent" }))).toMatch(/silent since\.$/);
});

test("seats name the licence where there is one", () => {
  const figures: StandingOverview["figures"] = { active_users: 10, users_weeks: [], seats_used: 10, seats_licensed: 50, seats_most: 12, features_used: 1, features_available: 2 };
  expect(seatsNote(figures)).toBe("of 50 licensed; at most 12 so far");
  expect(seatsNote({ ...figures, seats_licensed: null })).toBe("no licence in the ping");
});

test("a score is said with its change in points against four weeks before", () => {
  const at = (recorded_at: string, overall: number) => ({ recorded_at, overall });
  expect(scoreWords([])).toEqual({ value: "–", note: "none yet; its page says why" });
  expect(scoreWords([at("2026-01-01T00:00:00Z", 40), at("2026-01-29T00:00:00Z", 42.36), at("2026-01-22T00:00:00Z", 50)])).toEqual({ value: "42.4", note: "of 100; +2.4 in four weeks" });
});
