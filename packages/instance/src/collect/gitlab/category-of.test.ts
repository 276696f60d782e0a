import { expect, test } from "vitest";
import { readCategories } from "./category-of.ts";

const item = (n: number): string => `- key_path: counts.n_${n}\n  description: |-\n    - a line that looks like an item\n    more\n  data_category: ${n % 2 === 0 ? "Operational" : "optional"}\n  tiers:\n  - free\n`;
const many = Array.from({ length: 120 }, (_, n) => item(n)).join("");

test.each([
  ["as GitLab writes it", `---\n${many}`],
  ["without its first line", many],
  ["indented", `---\n  ${many.trimEnd().replaceAll("\n", "\n  ")}\n`],
])("a list of definitions is read %s", async (_, yaml) => {
  const categoryOf = await readCategories(yaml);
  expect([0, 1, 118, 119, 120].map((n) => categoryOf(["counts", `n_${n}`]))).toEqual(["operational", "optional", "operational", "optional", "optional"]);
});

test.each([["---\n"], ["<html>"], ["- only words\n"], ["key_path: [\n"]])("%j is no list of definitions", async (yaml) => {
  await expect(readCategories(yaml)).rejects.toThrow(Error);
});

test("what is part of a defined value has its category, and what has none or an unknown one is optional", async () => {
  const categoryOf = await readCategories("- key_path: topology\n  data_category: operational\n- key_path: odd\n  data_category: secret\n- key_path: none\n");
  expect([["topology", "nodes"], ["topology"], ["odd"], ["none"], ["else"]].map(categoryOf)).toEqual(["operational", "operational", "optional", "optional", "optional"]);
});
