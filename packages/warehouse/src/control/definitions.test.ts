import { expect, test } from "vitest";
import { testDefinition } from "../testing/test-definition.ts";
import { openTestControl } from "./open-test-control.ts";

const actor = "me@example.org";

test("definitions are added, replaced and told from those that are known already", async () => {
  await using desk = await openTestControl();
  const { control } = desk;
  const [a, b, c] = [testDefinition("a"), testDefinition("b", { milestone: null, stage: null }), testDefinition("c")];
  expect(await control.saveDefinitions({ definitions: [b, a], actor })).toEqual({ added: 2, changed: 0, same: 0 });
  const changed = { ...b, tiers: ["ultimate" as const], edition: "ee" as const };
  expect(await control.saveDefinitions({ definitions: [a, changed, c], actor })).toEqual({ added: 1, changed: 1, same: 1 });
  expect(await control.definitions()).toEqual([a, changed, c]);
});

test("the revision grows with a change, and with nothing else", async () => {
  await using desk = await openTestControl();
  const { control } = desk;
  await control.saveDefinitions({ definitions: [testDefinition("a")], actor });
  const revision = control.revision();
  await control.saveDefinitions({ definitions: [testDefinition("a")], actor });
  expect(control.revision()).toBe(revision);
  await control.saveDefinitions({ definitions: [testDefinition("a", { unit: "boats" })], actor });
  expect(control.revision()).toBe(revision + 1);
});

test("a dictionary of thousands is saved in one go", async () => {
  await using desk = await openTestControl();
  const definitions = Array.from({ length: 4_753 }, (_, n) => testDefinition(`counts.${String(n).padStart(5, "0")}`));
  expect(await desk.control.saveDefinitions({ definitions, actor })).toEqual({ added: 4_753, changed: 0, same: 0 });
  expect(await desk.control.definitions()).toEqual(definitions);
});
