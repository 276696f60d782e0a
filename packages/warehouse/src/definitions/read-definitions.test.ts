import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { readDefinitions } from "./read-definitions.ts";
import { readStages } from "./read-stages.ts";

const newer = `---
key_path: counts.count_total_tours_walked
description: Tours that were walked to their end
product_group: code_review
value_type: number
status: active
milestone: "17.10"
time_frame:
- 28d
- 7d
- all
data_source: internal_events
data_category: optional
tiers:
- premium
- ultimate
events:
- name: walk_tour
  unique: user.id
`;

const older = `key_path: settings.lantern_lit
description: Whether the lantern is lit
product_section: dev
product_stage: devops::create
product_group: group::source code
value_type: boolean
status: data_available
milestone: 13.10
time_frame: none
data_source: ruby
data_category: Operational
distribution:
- ee
- ce
tier: [free, bronze, silver, gold]
skip_validation: true
`;

const one = (name: string, text: string) => readDefinitions([{ name, text }]);

test("the newer schema: a list of time frames makes a metric of each, told apart by its ending", () => {
  const { definitions, faults } = one("config/metrics/tours.yml", newer);
  expect(faults).toEqual([]);
  expect(definitions.map(({ key, time_frame }) => [key, time_frame])).toEqual([
    ["counts.count_total_tours_walked", "all"],
    ["counts.count_total_tours_walked_monthly", "28d"],
    ["counts.count_total_tours_walked_weekly", "7d"],
  ]);
  expect(definitions[0]).toMatchObject({ milestone: "17.10", milestone_removed: null, tiers: ["premium", "ultimate"], edition: "ee", stage: "create", data_category: "optional" });
});

test("definitions as collectors beside an installation read them need not say who has the metric", () => {
  const collected = "key_path: counts.rooms\ndescription: Rooms ever opened\nvalue_type: number\ntime_frame: all\ndata_source: database\nowner: Room Keepers\nunit: rooms\nconnection: app\nquery: SELECT count(*) FROM rooms\n";
  expect(one("rooms.yml", collected)).toMatchObject({
    faults: [],
    definitions: [{ key: "counts.rooms", status: "active", data_category: "optional", product_group: "room_keepers", unit: "rooms", tiers: ["free", "premium", "ultimate"], edition: "ce", milestone: null }],
  });
});

test("the older schema: its words are taken for today's, and an unquoted milestone keeps its nought", () => {
  const { definitions, faults } = one("lantern.yml", older);
  expect(faults).toEqual([]);
  expect(definitions).toEqual([
    {
      key: "settings.lantern_lit",
      description: "Whether the lantern is lit",
      value_type: "boolean",
      status: "active",
      time_frame: "none",
      data_source: "system",
      data_category: "operational",
      product_group: "source_code",
      stage: "create",
      tiers: ["free", "premium", "ultimate"],
      edition: "ce",
      milestone: "13.10",
      milestone_removed: null,
      unit: null,
    },
  ]);
});

test("a list of definitions, as GitLab's API answers it, and several documents in a file are as good as files", () => {
  const item = `- ${newer.replace("---\n", "").trimEnd().replaceAll("\n", "\n  ")}\n`;
  expect(one("all.yml", item)).toEqual(one("tours.yml", newer));
  expect(one("both.yml", `${newer}---\n${older}`).definitions).toHaveLength(4);
});

test("the folder tells the edition where nothing else does", () => {
  const free = newer.replace("tiers:\n- premium", "tiers:\n- free\n- premium");
  expect(one("config/metrics/x.yml", free).definitions[0]?.edition).toBe("ce");
  expect(one("ee/config/metrics/x.yml", free).definitions[0]?.edition).toBe("ee");
});

test("faults are told with file and line, every one of them", () => {
  const broken = newer.replace("value_type: number", "value_type: nomber").replace('milestone: "17.10"', "milestone: soon").replace("- 28d", "- 30d").replace(/^description.*\n/m, "");
  expect(one("a/tours.yml", broken).faults).toEqual([
    { file: "a/tours.yml", line: 2, message: "description is missing" },
    { file: "a/tours.yml", line: 4, message: 'value_type "nomber" is none of number, boolean, string, object' },
    { file: "a/tours.yml", line: 6, message: 'milestone "soon" is not of the form 18.7 or <13.9' },
    { file: "a/tours.yml", line: 7, message: 'time_frame "30d" is none of 7d, 28d, all, none' },
  ]);
});

test.each([
  ["no YAML", "key_path: [a\nvalue_type: number\n", 2],
  ["a field that is there twice", "key_path: a\nvalue_type: number\nkey_path: b\n", 3],
  ["no map", "just words\n", 1],
  ["nothing", "", 1],
])("a file that is %s is a fault at its line", (_, text, line) => {
  const { definitions, faults } = one("x.yml", text);
  expect(definitions).toEqual([]);
  expect(faults[0]).toMatchObject({ file: "x.yml", line });
});

test("a key that is defined twice is a fault where the second one says otherwise", () => {
  const twice = (text: string) => readDefinitions([{ name: "a.yml", text: older }, { name: "b.yml", text }]);
  expect(twice(older).faults).toEqual([]);
  expect(twice(older.replace("13.10", "13.11")).faults).toEqual([{ file: "b.yml", line: 1, message: "settings.lantern_lit is defined otherwise at a.yml:1" }]);
});

test("CSV: quotes, several lines in a cell, and what a row may leave out", () => {
  const text = 'key_path,value_type,time_frame,description,tiers,milestone,unit,note\r\ncounts.boats,number,all,"Boats, ""built""\r\nand kept",,<13.9,boats,x\r\ncounts.oars,number,7d|28d,,premium,18.0,,\r\n';
  const { definitions, faults } = one("own.csv", text);
  expect(faults).toEqual([]);
  expect(definitions.map(({ key, tiers, edition, milestone, unit }) => [key, tiers.join("|"), edition, milestone, unit])).toEqual([
    ["counts.boats", "free|premium|ultimate", "ce", "<13.9", "boats"],
    ["counts.oars_monthly", "premium", "ee", "18.0", null],
    ["counts.oars_weekly", "premium", "ee", "18.0", null],
  ]);
  expect(definitions[0]?.description).toBe('Boats, "built"\r\nand kept');
});

test.each([
  ["key_path,value_type\na,number\n", 1, "no column time_frame"],
  ["key,key_path,value_type,time_frame\na,a,number,all\n", 1, "two columns key_path"],
  ["key,value_type,time_frame\n\na,number,all\nb,number\n", 4, "2 fields under 3 columns"],
  ['key,value_type,time_frame\na,number,all\n"b,number,all\n', 3, "a quote does not match"],
  ["key,value_type,time_frame\n", 1, "no definition is in it"],
])("a CSV file's fault has its line: %j", (text, line, message) => {
  expect(one("own.csv", text).faults).toEqual([{ file: "own.csv", line, message }]);
});

test("which stage a group belongs to can be given, and what a definition says itself outweighs it", () => {
  const { stages, faults } = readStages("stages.csv", "product_group,stage\ncode_review,harbour\n");
  expect(faults).toEqual([]);
  expect(readDefinitions([{ name: "x.yml", text: newer }], stages).definitions[0]?.stage).toBe("harbour");
  expect(readDefinitions([{ name: "x.yml", text: older }], stages).definitions[0]?.stage).toBe("create");
  expect(readStages("s.csv", "group,stage\na\n").faults.map(({ line }) => line)).toEqual([1, 2]);
});

const reference = fileURLToPath(new URL("../../../../../shared/reference/metrics.csv", import.meta.url));

test.skipIf(!existsSync(reference))("GitLab's whole dictionary of 18.9 is read as it is (skipped where ../shared is absent)", () => {
  const { definitions, faults } = one("metrics.csv", readFileSync(reference, "utf8"));
  expect(faults).toEqual([]);
  expect(definitions).toHaveLength(4753);
  expect(definitions.filter(({ edition }) => edition === "ee")).toHaveLength(1613);
});
