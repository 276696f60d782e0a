import { expect, test } from "vitest";
import type { MetricHolder } from "../../api/rows.ts";
import { countHoldings, foundHolders, rankWords } from "./found-holders.ts";

const holder = (of: Partial<MetricHolder>): MetricHolder => ({
  place: 1, id: "a", hostname: "git.example.com", version: "18.7.0", edition: "EE", size: "11-50", value: null, value_text: null, state: "missing", reason: "absent", rank: null, ...of,
});

const rows = [
  holder({ state: "value", value: 3, rank: 50 }),
  holder({ state: "value", value: 0, hostname: "zero.example.com" }),
  holder({ state: "value", value_text: "ferry", hostname: "text.example.com" }),
  holder({ state: "failed", reason: "timeout", version: "18.6.1" }),
  holder({ state: "unavailable", reason: "not_in_version", edition: "CE" }),
  holder({}),
];

test("five ways of standing are told apart", () => {
  expect(countHoldings(rows)).toEqual({ used: 2, unused: 1, failed: 1, unavailable: 1, missing: 1 });
});

test("words of the search and one way of standing narrow the list", () => {
  expect(foundHolders(rows, "", "all")).toHaveLength(6);
  expect(foundHolders(rows, "ZERO example", "all").map(({ value }) => value)).toEqual([0]);
  expect(foundHolders(rows, "ferry", "used")).toHaveLength(1);
  expect(foundHolders(rows, "18.6", "used")).toEqual([]);
  expect(foundHolders(rows, "", "failed").map(({ version }) => version)).toEqual(["18.6.1"]);
});

test("a rank is as precise as the number of users allows", () => {
  expect([rankWords(10, 49), rankWords(25, 49), rankWords(99, 10), rankWords(50, 1)]).toEqual(["lowest quarter", "second quarter", "highest quarter", "third quarter"]);
  expect([rankWords(74, 50), rankWords(99.9, 400), rankWords(0.2, 400)]).toEqual(["above 7 in 10", "above 9 in 10", "above 1 in 10"]);
  expect([rankWords(74.4, 401), rankWords(99.99, 5000), rankWords(0.01, 5000)]).toEqual(["above 74\u00A0%", "above 99\u00A0%", "above 1\u00A0%"]);
  expect(rankWords(null, 5000)).toBe("");
});
