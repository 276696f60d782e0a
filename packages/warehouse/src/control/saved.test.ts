import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openTestControl, type TestControl } from "./open-test-control.ts";
import { viewId } from "./saved-views.ts";

const actor = "test";

const withAda = async (): Promise<TestControl & { ada: { id: number; email: string } }> => {
  const desk = await openTestControl();
  const { id } = await desk.control.addPerson({ email: "ada@example.org", role: "analyst", actor });
  return { ...desk, ada: { id, email: "ada@example.org" } };
};

test("a label is set, changed, taken away, and outlives the process", async () => {
  const folder = await mkdtemp(join(tmpdir(), "pinghouse-control-"));
  const path = join(folder, "control.db");
  {
    await using desk = await openTestControl(path);
    await desk.control.setLabel({ installation: "a", label: "staging", actor });
    await desk.control.setLabel({ installation: "a", label: "test", actor });
    await desk.control.setLabel({ installation: "b", label: "internal", actor });
    await desk.control.setLabel({ installation: "b", label: null, actor });
    expect([...desk.control.labels()]).toEqual([["a", "test"]]);
  }
  await using desk = await openTestControl(path);
  expect([...desk.control.labels()]).toEqual([["a", "test"]]);
  await rm(folder, { recursive: true });
});

test("a list keeps each installation once, under one name, and its owner also when another replaces it", async () => {
  await using desk = await withAda();
  const { control, clock, ada } = desk;
  const created = clock.now;
  await control.saveList({ name: "pilot", installations: ["b", "a", "b"], owner: ada, replace: false, actor });
  await expect(control.saveList({ name: "pilot", installations: [], owner: null, replace: false, actor })).rejects.toMatchObject({ code: "conflict" });
  expect(await control.list("pilot")).toEqual({ name: "pilot", installations: ["a", "b"], owner: ada, createdAt: created, changedAt: created });
  clock.now += 1000;
  await control.saveList({ name: "pilot", installations: ["c"], owner: null, replace: true, actor });
  await control.saveList({ name: "all", installations: ["a"], owner: null, replace: false, actor });
  expect(await control.lists()).toEqual([
    { name: "all", installations: ["a"], owner: null, createdAt: created + 1000, changedAt: created + 1000 },
    { name: "pilot", installations: ["c"], owner: ada, createdAt: created, changedAt: created + 1000 },
  ]);
  await control.removeList({ name: "pilot", actor });
  expect(await control.list("pilot")).toBeUndefined();
});

test("a view saved twice is one; by another name or another person it is another", async () => {
  await using desk = await withAda();
  const { control, clock, ada } = desk;
  const view = { name: "big", kind: "cohort", query: "size=10001%2B", actor } as const;
  const { id } = await control.saveView({ ...view, owner: ada });
  expect(await control.saveView({ ...view, owner: ada })).toEqual({ id });
  expect(id).toBe(viewId({ ...view, ownerId: ada.id }));
  await control.saveView({ ...view, owner: null });
  await control.saveView({ ...view, name: "large", owner: ada });
  const kept = (await control.views()).map(({ name, owner }) => `${name} of ${owner?.email ?? "nobody"}`);
  expect(new Set(kept)).toEqual(new Set(["big of nobody", "big of ada@example.org", "large of ada@example.org"]));
  expect(kept).toHaveLength(3);
  expect(await control.view(id)).toEqual({ id, name: "big", kind: "cohort", query: "size=10001%2B", owner: ada, createdAt: clock.now });
  await control.removeView({ id, actor });
  expect(await control.view(id)).toBeUndefined();
});

test("labels, lists and views are changes that an answer may depend on", async () => {
  await using desk = await openTestControl();
  const { control } = desk;
  const changes = [
    () => control.setLabel({ installation: "a", label: "test", actor }),
    () => control.saveList({ name: "l", installations: ["a"], owner: null, replace: false, actor }),
    () => control.removeList({ name: "l", actor }),
    () => control.saveView({ name: "v", kind: "cohort", query: "", owner: null, actor }),
    () => control.removeView({ id: viewId({ name: "v", kind: "cohort", query: "", ownerId: null }), actor }),
  ];
  for (const make of changes) {
    const before = control.revision();
    await make();
    expect(control.revision()).toBe(before + 1);
  }
});
