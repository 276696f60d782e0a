import { expect, test } from "vitest";
import type { SetAsideRow } from "../../api/rows.ts";
import { setAsideGroups } from "./set-aside-groups.ts";

const ping = (ping_id: number, fields: Partial<SetAsideRow> = {}): SetAsideRow => ({
  ping_id,
  uuid: "u",
  hostname: "h",
  version: "18.9.0",
  recorded_at: "2026-01-05T10:00:00.000Z",
  received_at: "2026-01-05T10:00:01.000Z",
  reason: "future",
  detail: "",
  ...fields,
});

test("pings are gathered by reason, with each version and sender once", () => {
  const rows = [ping(1, { reason: "unapproved" }), ping(2), ping(3, { version: null }), ping(4, { uuid: "v", hostname: "i" })];
  expect(setAsideGroups(rows)).toEqual([
    { reason: "future", pings: [2, 3, 4], versions: ["18.9.0"], uuids: [{ uuid: "u", hostname: "h" }, { uuid: "v", hostname: "i" }] },
    { reason: "unapproved", pings: [1], versions: ["18.9.0"], uuids: [{ uuid: "u", hostname: "h" }] },
  ]);
});

test("nothing set aside makes no group", () => {
  expect(setAsideGroups([])).toEqual([]);
});
