import { expect, test } from "vitest";
import type { SetAsideGroup, SetAsideRow } from "../../api/rows.ts";
import { byReason, sendersOf } from "./set-aside-groups.ts";

const ping = (ping_id: number, fields: Partial<SetAsideRow> = {}): SetAsideRow => ({
  ping_id,
  uuid: "u",
  hostname: "h",
  installation: "i",
  version: "18.9.0",
  recorded_at: "2026-01-05T10:00:00.000Z",
  received_at: "2026-01-05T10:00:01.000Z",
  reason: "future",
  detail: "",
  bytes: 120,
  source: "http",
  ...fields,
});

const group = (fields: Partial<SetAsideGroup>): SetAsideGroup => ({
  reason: "future", version: "18.9.0", pings: 1, installations: 1, new_installations: 0, fills: 1, replaces: 0, superseded: 0, ahead: 0, oldest_at: "", newest_at: "", ...fields,
});

test("groups are gathered by reason, the most frequent first, and in it the most frequent version", () => {
  const groups = [group({ reason: "unapproved", pings: 4 }), group({ pings: 2 }), group({ version: "", pings: 3 })];
  expect(byReason(groups).map(({ reason, pings, versions }) => [reason, pings, versions.map(({ version }) => version)])).toEqual([
    ["future", 5, ["", "18.9.0"]],
    ["unapproved", 4, ["18.9.0"]],
  ]);
  expect(byReason([])).toEqual([]);
});

test("each sender of a reason is named once", () => {
  const rows = [ping(1, { reason: "unapproved" }), ping(2), ping(3, { reason: "unapproved" }), ping(4, { reason: "unapproved", uuid: "v", hostname: "i" })];
  expect(sendersOf(rows, "unapproved")).toEqual([{ uuid: "u", hostname: "h" }, { uuid: "v", hostname: "i" }]);
});
