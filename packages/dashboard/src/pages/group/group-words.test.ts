import { expect, test } from "vitest";
import type { GroupInstallation } from "../../api/rows.ts";
import { growthNote, groupSentence, wholeNote, wholeReason, wholeWords } from "./group-words.ts";

const installation = (fields: Partial<GroupInstallation>): GroupInstallation => ({
  id: "a", hostname: "a.example", label: null, counted: true, version: null, edition: null, plan: null, users: null, last_ping_at: "2026-01-05T00:00:00.000Z", state: "active",
  features_used: 0, features_available: 0, advice: null, score: null, scored_at: null, ...fields,
});
const group = (of: number, silent: number, installations: GroupInstallation[]) => ({ as_of: null, of, silent, reporting: of - silent, kept_out: installations.length - of, installations, figures: [] });

test("a sentence says who is in the sums and who is not", () => {
  expect(groupSentence(group(2, 0, [installation({}), installation({})]))).toBe("2 installations of yours as one group.");
  expect(groupSentence(group(2, 1, [installation({}), installation({}), installation({ hostname: "t.example", label: "test", counted: false })]))).toBe(
    "2 installations of yours as one group; 1 silent for more than 14 days and in no sum of today. t.example, labelled test, stands beside and in no sum.",
  );
});

const whole = { adds: "sum", sum: 1200, n: 2, of: 2, complete: true } as const;

test("a whole sum is a number; one of some says of how many, people are at most, switches are on in so many, texts do not add up", () => {
  expect([wholeWords(whole), wholeNote(whole)]).toEqual(["1,200", ""]);
  expect([wholeWords({ ...whole, n: 1, complete: false }), wholeNote({ ...whole, n: 1, complete: false })]).toEqual(["1,200 (1 of 2)", "of 1 of 2 alone"]);
  expect([wholeWords({ ...whole, adds: "at_most" }), wholeNote({ ...whole, adds: "at_most" })]).toEqual(["≤ 1,200", "at most: several may count the same people"]);
  expect(wholeWords({ ...whole, adds: "on_in", sum: 2, n: 2, of: 3, complete: false })).toBe("on in 2 of 2");
  expect([wholeWords({ ...whole, adds: "none", sum: null }), wholeReason({ ...whole, adds: "none", sum: null })]).toEqual(["–", "Texts, averages, shares and settings do not add up"]);
  expect(wholeNote({ ...whole, sum: null, n: 0, complete: false })).toBe("none of them says it now");
});

test("growth is that of a quarter, else of four weeks, else nothing", () => {
  expect([growthNote({ growth_13w: 0.12, growth_4w: 0.01 }), growthNote({ growth_13w: null, growth_4w: -0.5 }), growthNote({ growth_13w: null, growth_4w: null })]).toEqual(["+12 % in 13 weeks", "−50 % in 4 weeks", ""].map((text) => text.replace(" %", "\u00A0%")));
});
