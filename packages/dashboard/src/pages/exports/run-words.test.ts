import { expect, test } from "vitest";
import { durationWords, progressWords, shareDone, tookWords, writtenWords } from "./run-words.ts";

const run = { state: "done", attempt: 1, started_at: "2026-01-05T06:00:00Z", ended_at: "2026-01-05T06:03:05Z", next_try_at: "2026-01-05T06:00:00Z", rows: 12_345, bytes: 4_200_000 } as const;

test("durations read as people say them", () => {
  expect([3, 400, 9_940, 12_400, 59_400, 59_600, 185_000, 4_320_000].map(durationWords)).toEqual(["under 0.1 s", "0.4 s", "9.9 s", "12 s", "59 s", "1 min 0 s", "3 min 5 s", "1 h 12 min"]);
});

test("a run that ended took until its end, one that runs has taken until now, one that waits nothing", () => {
  expect(tookWords(run, 0)).toBe("3 min 5 s");
  expect(tookWords({ ...run, ended_at: null }, Date.parse("2026-01-05T06:00:20Z"))).toBe("20 s");
  expect(tookWords({ ...run, started_at: null, ended_at: null }, 0)).toBeUndefined();
});

test("what was written is said only where it is known", () => {
  expect(writtenWords(run)).toBe("12,345 rows, 4.2 MB");
  expect(writtenWords({ ...run, rows: null })).toBeUndefined();
});

test("progress never reaches the end before the run does", () => {
  expect(shareDone({ rows: 50, estimate: 100, bytes: 1 })).toBe(0.5);
  expect(shareDone({ rows: 500, estimate: 100, bytes: 1 })).toBe(0.99);
  expect(shareDone({ rows: null, estimate: 100, bytes: 1 })).toBeUndefined();
  expect(shareDone({ rows: 5, estimate: 0, bytes: 1 })).toBeUndefined();
  expect(progressWords({ rows: 1_200, estimate: 4_753, bytes: 1_300_000 })).toBe("1,200 rows of about 4,753, 1.3 MB");
  expect(progressWords({ rows: null, estimate: null, bytes: 0 })).toBe("0 bytes");
});
