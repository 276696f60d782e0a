import { expect, test } from "vitest";
import type { Installation } from "../../api/rows.ts";
import { countValues, filterInstallations } from "./filter-installations.ts";

const installation = (fields: Partial<Installation>): Installation => ({
  id: "a1",
  hostname: "gitlab.example.com",
  uuid: null,
  version: "18.9.0-ee",
  edition: "EE",
  size: "11-50",
  state: "active",
  label: null,
  users: 12,
  installation_type: null,
  plan: null,
  first_ping_at: "2026-01-05T10:00:00.000Z",
  last_ping_at: "2026-01-12T10:00:00.000Z",
  pings: 2,
  ...fields,
});
const all = { search: "", edition: [], size: [], state: [], installation_type: [], label: [], version: [] };

test("without a filter every row stays", () => {
  const rows = [installation({}), installation({ id: "b2" })];
  expect(filterInstallations(rows, all)).toEqual(rows);
});

test("values of one filter widen it, filters together narrow", () => {
  const rows = [
    installation({ id: "a", edition: "CE", state: "silent" }),
    installation({ id: "b", edition: "EE" }),
    installation({ id: "c", edition: null }),
  ];
  const ids = (filter: Partial<typeof all> | object) => filterInstallations(rows, { ...all, ...filter }).map(({ id }) => id);
  expect(ids({ edition: ["CE", "EE"] })).toEqual(["a", "b"]);
  expect(ids({ edition: ["CE", "EE"], state: ["silent"] })).toEqual(["a"]);
  expect(ids({ edition: ["unknown"] })).toEqual(["c"]);
});

test("labels are filtered by, and those without one too", () => {
  const rows = [installation({ id: "a", label: "test" }), installation({ id: "b" })];
  expect(filterInstallations(rows, { ...all, label: ["no label"] }).map(({ id }) => id)).toEqual(["b"]);
  expect(filterInstallations(rows, { ...all, label: ["no label", "test"] })).toEqual(rows);
  expect(countValues(rows, "label")).toEqual([{ value: "test", n: 1 }, { value: "no label", n: 1 }]);
});

test("versions are filtered as releases: the edition does not count", () => {
  const rows = [installation({ id: "a", version: "18.9.0-ee" }), installation({ id: "b", version: "18.9.0" }), installation({ id: "c", version: "18.9.1" }), installation({ id: "d", version: null })];
  expect(filterInstallations(rows, { ...all, version: ["18.9.0", "unknown"] }).map(({ id }) => id)).toEqual(["a", "b", "d"]);
  expect(countValues(rows, "version")[0]).toEqual({ value: "18.9.0", n: 2 });
});

test("the search looks at hostname, version, id and uuid, whatever the case", () => {
  const row = installation({ id: "9f3c", hostname: "git.acme.test", uuid: "0c5b-77", version: "17.11.2" });
  for (const search of ["ACME", "17.11", "0c5b", "9f3", "  acme "]) expect(filterInstallations([row], { ...all, search })).toHaveLength(1);
  expect(filterInstallations([row], { ...all, search: "f3c" })).toHaveLength(0);
});

test("values are counted with the most frequent first", () => {
  const rows = [installation({ edition: "CE" }), installation({ edition: null }), installation({ edition: "CE" })];
  expect(countValues(rows, "edition")).toEqual([
    { value: "CE", n: 2 },
    { value: "unknown", n: 1 },
  ]);
});
