import { expect, test } from "vitest";
import { z } from "zod";
import { cohortParams, cohortShape } from "./cohort.ts";
import { cohortSentence } from "./sentence.ts";
import { editionFamily } from "./edition.ts";
import { sizeBand, sizes } from "./size.ts";

test("one value is taken where several may stand", () => {
  expect(cohortParams.parse({ edition: "EE", size: ["1-10", "11-50"] })).toEqual({ edition: ["EE"], size: ["1-10", "11-50"] });
});

test.each([
  { size: "huge" },
  { version: ">=eighteen" },
  { attribute: "no-colon" },
  { include: "everything" },
  { from: "last week" },
  { to: "2026-02-30" },
  { edition: "" },
  { has: [] },
])("%j is refused", (input) => {
  expect(cohortParams.safeParse(input).success).toBe(false);
});

test("the shape can be made strict and told as a schema", () => {
  const strict = z.strictObject(cohortShape);
  expect(strict.safeParse({ edition: "EE", colour: "red" }).success).toBe(false);
  expect(() => z.toJSONSchema(strict, { io: "input" })).not.toThrow();
});

test("a cohort reads as a sentence", () => {
  expect(cohortSentence({ edition: ["EE"], size: ["501-2000"] })).toBe("EE, 501 to 2,000 users");
  expect(cohortSentence({ size: ["10001+", "unknown"] }, 1412)).toBe("1,412 installations: 10,001 or more or an unknown number of users");
  expect(cohortSentence({ edition: ["family:EE", "CE"], version: [">=18.0 <19"] }, 1)).toBe(
    "1 installation: any EE or CE, version from 18.0 before 19",
  );
  expect(cohortSentence({ has: ["counts.issues"], lacks: ["counts.boards"], include: ["test", "internal"], from: "2026-01-05" })).toBe(
    "using counts.issues, not using counts.boards, with test and internal installations, since 2026-01-05",
  );
});

test("no parameter at all is everyone who reports", () => {
  expect(cohortSentence({})).toBe("all reporting installations");
  expect(cohortSentence({}, 600)).toBe("600 installations");
});

test("every size band holds its own two ends and no other band does", () => {
  const ends: [number, (typeof sizes)[number]][] = [
    [1, "1-10"], [10, "1-10"], [11, "11-50"], [50, "11-50"], [51, "51-100"], [100, "51-100"], [101, "101-500"], [500, "101-500"],
    [501, "501-2000"], [2000, "501-2000"], [2001, "2001-10000"], [10_000, "2001-10000"], [10_001, "10001+"], [1e12, "10001+"],
  ];
  expect(ends.map(([users]) => sizeBand(users))).toEqual(ends.map(([, band]) => band));
});

test("no users, a failed count and no count have no size", () => {
  expect([0, -1, -1000, null, Number.NaN].map(sizeBand)).toEqual(Array(5).fill("unknown"));
});

test("editions belong to a family whatever their case", () => {
  expect(["CE", "ce", "EE", "EE Free", "EES", "EEP", "EEU", "eeu"].map(editionFamily)).toEqual(["CE", "CE", "EE", "EE", "EE", "EE", "EE", "EE"]);
  expect([null, "", "EEX", "Community", "CEE"].map(editionFamily)).toEqual(Array(5).fill("unknown"));
});
