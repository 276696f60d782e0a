import { expect, test } from "vitest";
import { testMetric } from "../../installation/testing-metric.ts";
import { foundFields, heldFields } from "./held-fields.ts";

const rows = [
  testMetric({ key: "counts.issues", value: 12 }),
  testMetric({ key: "counts.broken", state: "failed", reason: "timeout" }),
  testMetric({ key: "counts.other", state: "missing" }),
  testMetric({ key: "counts.later", state: "unavailable" }),
  testMetric({ key: "database.adapter", kind: "string", value_text: "PostgreSQL" }),
  testMetric({ key: "ldap_enabled", kind: "boolean", value: 0 }),
];
const keys = (of: readonly { key: string }[]) => of.map(({ key }) => key);

test("a ping's fields are those with a value, zero and off too, and those that it could not count", () => {
  expect(keys(heldFields(rows))).toEqual(["counts.issues", "counts.broken", "database.adapter", "ldap_enabled"]);
});

test("a field is found by its key, its kind and its value as it is shown", () => {
  expect(keys(foundFields(rows, "COUNTS issues"))).toEqual(["counts.issues"]);
  expect(keys(foundFields(rows, "postgres"))).toEqual(["database.adapter"]);
  expect(keys(foundFields(rows, "off"))).toEqual(["ldap_enabled"]);
  expect(keys(foundFields(rows, "timeout"))).toEqual(["counts.broken"]);
  expect(foundFields(rows, "counts nothing")).toEqual([]);
  expect(foundFields(rows, " ")).toHaveLength(rows.length);
});
