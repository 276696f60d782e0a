import { expect, test } from "vitest";
import { askedWords, checkSentence, productWords } from "./check-words.ts";

const day = (checks: number, hosts: number | null, pings: number) => ({ day: "2026-01-01", checks, hosts, versions: 1, pings });

test("days are summed where they can be, and hosts are not", () => {
  expect(checkSentence([day(1200, 3, 4), day(34, 5, 1), day(1, null, 0)], "28")).toBe("1,235 checks in 28 days; at most 5 hosts gave their names on one day. Beside them, and kept apart, 5 pings.");
  expect(checkSentence([day(1, 0, 1)], "all")).toBe("1 check since the first; no host gave its name. Beside them, and kept apart, 1 ping.");
});

test("what is no version and no product says so", () => {
  expect([askedWords("18.7.0"), askedWords("unknown"), askedWords("other"), productWords(""), productWords("gitlab")]).toEqual(["18.7.0", "could not be read", "others, beyond a day's limit", "not named", "gitlab"]);
});
