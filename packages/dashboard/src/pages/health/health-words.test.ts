import { expect, test } from "vitest";
import type { Health, SetAsideGroup } from "../../api/rows.ts";
import { diskWords, dryRunWords, healthSentence, quietWords, secondsWords, unexpectedWords } from "./health-words.ts";

const sound: Health = { as_of: null, expected: 9812, arrived: 9812, due: 0, late: 0, learning: 0, irregular: 0, active: 9812, silent: 0, new_this_week: 0, lost: 0, set_aside: 4, waiting: 0 };

test("the sentence says all, or how many of all, and what is late, lost and set aside", () => {
  expect(healthSentence(sound)).toBe("All 9,812 pings expected in the last 7 days are in; 0 late; 0 lost; 4 set aside.");
  expect(healthSentence({ ...sound, arrived: 9770, due: 5, late: 37 })).toBe("9,770 of 9,812 pings expected in the last 7 days are in; 5 may still come; 37 late; 0 lost; 4 set aside.");
  expect(healthSentence({ ...sound, expected: 0, arrived: 0 })).toContain("No installation has a known weekly turn yet");
});

test("who is not expected is said, and why", () => {
  expect(unexpectedWords(sound)).toBe("");
  expect(unexpectedWords({ ...sound, learning: 1, irregular: 2 })).toBe("Not expected at any time: 1 installation sent fewer than two pings, 2 installations keep no steady time.");
});

test("silence is told once several turns have passed, in hours, then in days", () => {
  const since = (hours: number, passed: number) => quietWords({ as_of: "2026-01-01T00:00:00.000Z", now: new Date(Date.UTC(2026, 0, 1, hours)).toISOString(), passed });
  expect([quietWords(undefined), quietWords(null), since(5, 2)]).toEqual([undefined, undefined, undefined]);
  expect(since(30, 240)).toMatch(/^No ping has come for 30 hours, and 240 were expected since\./);
  expect(since(80, 900)).toMatch(/for 3 days/);
});

test("the disk is full in days, levels off, or does not grow", () => {
  const disk = { free_bytes: 2e9, data_bytes: 1e9, bytes_per_day: 1e7, full_in_days: 142, levels_off_bytes: null };
  expect(diskWords(disk)).toBe("2 GB free; full in 142 days at 10 MB a day");
  expect(diskWords({ ...disk, full_in_days: null, levels_off_bytes: 3e9 })).toBe("2 GB free; never full: levels off at 3 GB with the retention");
  expect(diskWords({ ...disk, full_in_days: null })).toBe("2 GB free; nothing grows yet");
});

test("a dry run says what would happen to each ping", () => {
  const group: SetAsideGroup = { reason: "future", version: "18.7.0", pings: 6, installations: 3, new_installations: 1, fills: 3, replaces: 2, superseded: 1, ahead: 1, oldest_at: "", newest_at: "" };
  expect(dryRunWords(group)).toBe("6 pings of 3 installations, 1 of them new: 3 would be the first of their week, 2 would take the place of what stands for that week, 1 would be stored and count in no figure, because a newer one stands. 1 lies in the future and would stand as the newest until then.");
});

test("times are short", () => {
  expect([null, 0, 0.0123, 0.9, 1, 4.26].map(secondsWords)).toEqual(["–", "0 s", "12.3 ms", "900 ms", "1 s", "4.3 s"]);
});
