import { expect, test } from "vitest";
import type { InstallationRecord, Ping } from "../../api/rows.ts";
import { factsOf, leadOf, weeklyUsers } from "./facts.ts";

const record: InstallationRecord = {
  as_of: "2026-01-20T00:00:00.000Z",
  id: "k3f9q2m7x1abcdef",
  hostname: "git.example",
  uuid: null,
  version: "18.7.2-ee",
  edition: "EEP",
  size: "501-2000",
  state: "active",
  label: null,
  users: 1240,
  installation_type: null,
  plan: "premium",
  first_ping_at: "2025-12-01T04:00:00.000Z",
  last_ping_at: "2026-01-19T04:12:00.000Z",
  pings: 8,
  created_at: null,
  unique_instance_id: null,
};
const text = (term: string, of: Partial<InstallationRecord> = {}) => factsOf({ ...record, ...of }).find((fact) => fact.term === term)?.text;

test("what is not known is a dash or says why, never a zero", () => {
  expect(text("Installed as")).toBe("–");
  expect(text("Active users", { users: null, size: "unknown" })).toBe("absent or could not be counted");
  expect(text("Size", { users: null, size: "unknown" })).toBe("unknown");
});

test("the size is said as a band beside the exact count", () => {
  expect([text("Active users"), text("Size")]).toEqual(["1,240", "501 to 2,000 users"]);
});

test("the uuid is there for those who were sent it, and can be copied", () => {
  expect(text("Uuid")).toBeUndefined();
  expect(factsOf({ ...record, uuid: "9b2f" }).find(({ term }) => term === "Uuid")).toEqual({ term: "Uuid", text: "9b2f", copy: "9b2f" });
});

test("a silent installation is said to be silent, and since when", () => {
  expect(leadOf({ ...record, state: "silent" })).toBe("Silent since 19 Jan 2026: it sent no ping in the last 14 days.");
});

const ping = (week: string, users: number | null, stands = true): Ping => ({
  ping_id: 1, recorded_at: `${week}T00:00:00.000Z`, received_at: `${week}T00:00:00.000Z`, week, source: "http", version: null, edition: null, users, bytes: 1, leaves: 1, stands,
});

test("a week's users are those of the ping that stands, and a silent week has none", () => {
  expect(weeklyUsers([ping("2026-01-05", 9, false), ping("2026-01-05", 10), ping("2026-01-19", 12)])).toEqual([10, null, 12]);
});
