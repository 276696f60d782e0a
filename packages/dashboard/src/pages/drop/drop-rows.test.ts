import { expect, test } from "vitest";
import { countFilters, dropRows, foundDropRows, type LookRow, type Place } from "./drop-rows.ts";

const row = (key: string, more: Partial<LookRow> = {}): LookRow => ({ key, kind: "number", value: 1, value_text: null, state: "value", reason: null, withheld: null, ...more });
const place = (key: string, more: Partial<Place> = {}): Place => ({
  key, kind: "number", eligible: 9, n: 8, users: 4, adoption: 0.5, rank: 60, measure: key, description: null, time_frame: null, stage: null, unit: null, ...more,
});
const look = (rows: LookRow[]) => ({
  taken: true as const,
  identity: { uuid: "", hostname: "", recorded_at: "", version: null, edition: null, edition_family: "EE" as const, size: "unknown" as const, users: null, installation_type: null, plan: null },
  measured: { bytes: 1, leaves: 1, depth: 1, key: 1 }, limits: { bytes: 1, leaves: 1, depth: 1, key: 1 }, set_aside: null, withheld: 1, rows,
});

const rows = dropRows(
  look([
    row("counts.boards"), row("counts.lanes", { state: "failed", value: null, reason: "timeout" }), row("own.thing"), row("counts.none"),
    row("licensee", { kind: "string", value: null, value_text: "redacted", withheld: { rule: "name", why: "the licence holder" } }), row("nodes", { kind: "list", value: 3 }),
  ]),
  { as_of: null, members: 10, rows: [place("counts.boards", { description: "Lanes on a wall" }), place("counts.none", { rank: null }), place("nodes")] },
);

test("each member has its place and its meaning: a definition's before its name's", () => {
  expect(rows.map(({ key, place: at, meaning }) => [key, at?.rank, meaning])).toEqual([
    ["counts.boards", 60, "Lanes on a wall"], ["counts.lanes", undefined, "Counted since the beginning"], ["own.thing", undefined, ""],
    ["counts.none", null, "Counted since the beginning"], ["licensee", undefined, "Who holds the licence"], ["nodes", undefined, ""],
  ]);
});

test("filters show what is withheld, what has a rank, and what could not be counted", () => {
  expect(countFilters(rows)).toEqual({ all: 6, withheld: 1, ranked: 1, failed: 1 });
  expect(foundDropRows(rows, "", "ranked").map(({ key }) => key)).toEqual(["counts.boards"]);
});

test("the search looks into keys, texts and meanings, word by word", () => {
  expect(foundDropRows(rows, "WALL counts", "all").map(({ key }) => key)).toEqual(["counts.boards"]);
  expect(foundDropRows(rows, "redacted", "all").map(({ key }) => key)).toEqual(["licensee"]);
});

test("where nobody may see a fleet, nothing has a place", () => {
  expect(dropRows(look([row("counts.boards")]), null).map(({ place: at }) => at)).toEqual([undefined]);
});
