import { expect, test } from "vitest";
import { parseDefinitions } from "./parse-definitions.ts";

const good = `key_path: counts.issues
description: Issues ever opened
value_type: number
time_frame: all
data_source: database
data_category: operational
owner: plan
connection: app
query: SELECT count(*) FROM issues WHERE id >= :from AND id < :to
batch: { table: issues, column: id }
`;

test("a definition is read with what it says", () => {
  const { definitions, faults } = parseDefinitions("a.yml", good);
  expect(faults).toEqual([]);
  expect(definitions).toMatchObject([{ line: 1, definition: { key_path: "counts.issues", data_category: "operational", batch: { table: "issues", column: "id" } } }]);
});

test("a metric that names no category is optional", () => {
  expect(parseDefinitions("a.yml", good.replace("data_category: operational\n", "")).definitions[0]?.definition.data_category).toBe("optional");
});

test.each([
  ["a wrong word", good.replace("time_frame: all", "time_frame: always"), 4, /^time_frame: /],
  ["a field that does not exist", `${good}tiers: [free]\n`, 1, /tiers/],
  ["a missing field", good.replace("owner: plan\n", ""), 1, /^owner: /],
  ["a list that is none", "just words\n", 1, /./],
  ["YAML that is none", `${good}  : :\n - x`, 11, /./],
  ["a batch without its marks", good.replace(" WHERE id >= :from AND id < :to", ""), 10, /must hold :from and :to/],
  ["marks without a batch", good.replace(/batch: .*\n/, ""), 1, /no batch/],
  ["a distinct count cut along another column", good.replace("count(*)", "count(DISTINCT i.author_id)"), 10, /cut along i\.author_id itself/],
  ["a name that is more than a name", good.replace("table: issues", "table: issues; DROP TABLE issues"), 10, /^batch\.table: must be a plain name/],
])("%s is told with its line", (_, text, line, message) => {
  const { faults } = parseDefinitions("counts.yml", text);
  expect(faults[0]).toMatchObject({ file: "counts.yml", line });
  expect(faults[0]?.message).toMatch(message);
});

test("a list says for each of its items where it stands, and the sound ones are kept", () => {
  const list = `- ${good.trimEnd().replaceAll("\n", "\n  ")}\n- ${good.trimEnd().replaceAll("\n", "\n  ").replace("value_type: number", "value_type: integer")}\n`;
  const { definitions, faults } = parseDefinitions("list.yml", list);
  expect(definitions.map(({ line }) => line)).toEqual([1]);
  expect(faults).toMatchObject([{ line: 13 }]);
});

test("an empty file says so", () => {
  expect(parseDefinitions("empty.yml", "").faults).toEqual([{ file: "empty.yml", line: 1, message: "no definition is in it" }]);
});
