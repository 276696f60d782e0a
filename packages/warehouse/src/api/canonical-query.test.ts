import { sizes } from "@pinghouse/shared/cohort/size";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalQuery } from "./canonical-query.ts";

interface Pair {
  name: string;
  value: string;
}

const queryOf = (pairs: readonly Pair[]): string => pairs.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join("&");

const pair: fc.Arbitrary<Pair> = fc.oneof(
  fc.constantFrom(...sizes).map((size) => ({ name: "size", value: size })),
  fc.constantFrom("EE", "CE", "family:EE", "a&b=c").map((edition) => ({ name: "edition", value: edition })),
  fc.constantFrom("counts.issues", "sums.ü").map((has) => ({ name: "has", value: has })),
);

test("the order and the repeating of parameters make no difference, and a canonical text stays as it is", () => {
  fc.assert(
    fc.property(fc.array(pair, { maxLength: 8 }).chain((pairs) => fc.tuple(fc.constant(pairs), fc.shuffledSubarray([...pairs, ...pairs], { minLength: 2 * pairs.length }))), ([pairs, other]) => {
      const text = canonicalQuery("cohort", queryOf(pairs));
      expect(canonicalQuery("cohort", `?${queryOf(other)}`)).toBe(text);
      expect(canonicalQuery("cohort", text)).toBe(text);
      expect(new Set([...new URLSearchParams(text)].map(([name, value]) => `${name}=${value}`))).toEqual(new Set(pairs.map(({ name, value }) => `${name}=${value}`)));
    }),
  );
});

test("a comparison keeps its metrics and both cohorts", () => {
  expect(canonicalQuery("compare", "metric=b&to=2026-01-05&metric=a&b.edition=CE&a.edition=EE")).toBe("a.edition=EE&b.edition=CE&metric=a&metric=b&to=2026-01-05");
});

test.each([
  ["cohort", "colour=red", "colour"],
  ["cohort", "size=tiny", "size"],
  ["cohort", "from=2026-01-05&from=2026-01-12", "from"],
  ["cohort", "edition=", "edition"],
  ["cohort", "metric=counts.issues", "metric"],
  ["cohort", "__proto__=x", "__proto__"],
  ["compare", "a.edition=EE", "metric"],
  ["compare", "metric=a&edition=EE", "edition"],
] as const)("a %s of %s is refused by name", (kind, query, parameter) => {
  expect(() => canonicalQuery(kind, query)).toThrow(expect.objectContaining({ code: "bad_parameter", extra: { parameter } }));
});
