import { expect, test } from "vitest";
import { withholdUuid } from "./withhold-uuid.ts";

const uuid = "ad3c5bfe-1f6f-4f6c-9c3f-000000000001";

test("the uuid leaves a payload, all else stays as it was", () => {
  const payload = ` { "uuid" : "${uuid.toUpperCase()}",\n "n": 1.50, "list":["${uuid}", "x"], "text": "a \\"quoted\\" ${uuid} part" }`;
  expect(withholdUuid(payload, uuid)).toBe(` { "uuid" : "withheld",\n "n": 1.50, "list":["withheld", "x"], "text": "a \\"quoted\\" ${uuid} part" }`);
});

test("an escaped key, an escaped value and a uuid further down are found", () => {
  expect(withholdUuid(`{"\\u0075uid":"other","metadata":{"uuid":"x"},"again":"\\u0061d3c5bfe-1f6f-4f6c-9c3f-000000000001"}`, uuid)).toBe(
    `{"\\u0075uid":"withheld","metadata":{"uuid":"withheld"},"again":"withheld"}`,
  );
});

test("a uuid that is a common word takes nothing but values equal to it", () => {
  expect(withholdUuid(`{"uuid":"a","a":"b","b":"a","c":{"uuid":7},"d":"e"}`, "a")).toBe(`{"uuid":"withheld","a":"b","b":"withheld","c":{"uuid":7},"d":"e"}`);
});
