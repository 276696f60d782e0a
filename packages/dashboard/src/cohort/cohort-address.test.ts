import * as fc from "fast-check";
import { keptOut } from "@pinghouse/shared/cohort/label";
import { sizes } from "@pinghouse/shared/cohort/size";
import { expect, test } from "vitest";
import { asCurl, cohortOf, cohortQuery, emptyFields, fieldFaults, fieldsOf, type CohortFields } from "./cohort-address.ts";

const fields = (of: Partial<CohortFields>): CohortFields => ({ ...emptyFields, ...of });

test("empty fields mean everybody", () => {
  expect(cohortOf(fields({}))).toEqual({});
  expect(cohortQuery({})).toBe("");
  expect(fieldFaults(fields({}))).toEqual([]);
});

test("a cohort is sent with repeated keys", () => {
  const cohort = cohortOf(fields({ edition: ["EE", "family:CE"], size: ["501-2000", "10001+"], version: [" >=18.0 <19 "], from: "2026-01-05", to: "2026-02-02" }));
  expect(cohort).toEqual({ edition: ["EE", "family:CE"], size: ["501-2000", "10001+"], version: [">=18.0 <19"], from: "2026-01-05", to: "2026-02-02" });
  expect(cohortQuery(cohort)).toBe("edition=EE&edition=family%3ACE&size=501-2000&size=10001%2B&version=%3E%3D18.0+%3C19&from=2026-01-05&to=2026-02-02");
});

test("what cannot be used is said and left out", () => {
  const wrong = fields({ size: ["huge"], version: ["new ones"], attribute: ["red"], include: ["staging"], from: "2026-02-30" });
  expect(cohortOf(wrong)).toEqual({});
  expect(fieldFaults(wrong)).toEqual([
    '"new ones" is no range of versions. Write it like >=18.0 <19.',
    '"huge" is no size. Choose one from the list.',
    '"red" is no attribute. Write it like database.adapter:postgresql.',
    '"staging" installations are never left out. Only test and internal ones are.',
    '"2026-02-30" is no day. Write it like 2026-01-31.',
  ]);
});

const texts = fc.uniqueArray(fc.string({ minLength: 1 }).filter((text) => text.trim() !== ""), { maxLength: 3 });
const day = fc.date({ min: new Date("2020-01-01"), max: new Date("2030-01-01"), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
const cohorts = fc
  .record({
    edition: texts, size: fc.subarray([...sizes]), version: fc.subarray([">=18.0 <19", "17.3", "<16"]), installation_type: texts, plan: texts, has: texts, lacks: texts,
    attribute: texts.map((all) => all.map((text) => `key:${text}`)), list: texts, include: fc.subarray([...keptOut]), window: fc.tuple(day, day),
  })
  .map(({ window: [from, to], ...rest }) => cohortOf({ ...rest, ...(from < to ? { from, to } : { from, to: "" }) }));

test("a cohort comes back from its address as it was, whatever its texts hold, and beside another's keys", () => {
  fc.assert(
    fc.property(cohorts, (cohort) => {
      const address = new URLSearchParams(cohortQuery(cohort));
      expect(cohortOf(fieldsOf(address))).toEqual(cohort);
      expect(fieldFaults(fieldsOf(address))).toEqual([]);
      const { from: _from, to: _to, ...conditions } = cohort;
      const sided = new URLSearchParams([...address].map(([name, value]) => [`b.${name}`, value]));
      sided.append("edition", "not B's");
      expect(cohortOf(fieldsOf(sided, "b."))).toEqual(conditions);
      expect(cohortOf(fieldsOf(sided, "a."))).toEqual({});
    }),
    { numRuns: 60 },
  );
});

test("a window that ends before it starts is said and left out", () => {
  const wrong = fields({ from: "2026-02-02", to: "2026-01-05" });
  expect(fieldFaults(wrong)).toEqual(["The first day must come before the last."]);
  expect(cohortOf(wrong)).toEqual({});
});

test("the curl line survives a quote in the address, and names the token only where one is needed", () => {
  expect(asCurl("http://127.0.0.1:4600/", "/api/v1/metrics/it's/trend", { edition: ["EE"] }, false)).toBe(
    String.raw`curl 'http://127.0.0.1:4600/api/v1/metrics/it'\''s/trend?edition=EE'`,
  );
  expect(asCurl("https://hub.example", "/api/v1/metrics/a/trend", {}, true)).toBe(
    `curl -H "Authorization: Bearer $PINGHOUSE_TOKEN" 'https://hub.example/api/v1/metrics/a/trend'`,
  );
});
