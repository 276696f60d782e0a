import { expect, test } from "vitest";
import { asCurl, cohortOf, cohortQuery, fieldFaults, type CohortFields } from "./cohort-address.ts";

const fields = (of: Partial<CohortFields>): CohortFields => ({ edition: [], size: [], version: "", from: "", to: "", ...of });

test("empty fields mean everybody", () => {
  expect(cohortOf(fields({}))).toEqual({});
  expect(cohortQuery({})).toBe("");
  expect(fieldFaults(fields({}))).toEqual([]);
});

test("a cohort is sent with repeated keys", () => {
  const cohort = cohortOf(fields({ edition: ["EE", "family:CE"], size: ["501-2000", "10001+"], version: " >=18.0 <19 ", from: "2026-01-05", to: "2026-02-02" }));
  expect(cohort).toEqual({ edition: ["EE", "family:CE"], size: ["501-2000", "10001+"], version: [">=18.0 <19"], from: "2026-01-05", to: "2026-02-02" });
  expect(cohortQuery(cohort)).toBe("edition=EE&edition=family%3ACE&size=501-2000&size=10001%2B&version=%3E%3D18.0+%3C19&from=2026-01-05&to=2026-02-02");
});

test("what is no range, no size and no day is said and left out", () => {
  const wrong = fields({ size: ["huge"], version: "new ones", from: "2026-02-30" });
  expect(cohortOf(wrong)).toEqual({});
  expect(fieldFaults(wrong)).toEqual(['"new ones" is no range of versions. Write it like >=18.0 <19.', '"2026-02-30" is no day. Write it like 2026-01-31.']);
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
