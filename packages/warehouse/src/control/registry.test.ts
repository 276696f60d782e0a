import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { tmpdir } from "node:os";
import { defaultPolicy, type Release } from "@pinghouse/shared/release/release";
import { expect, onTestFinished, test } from "vitest";
import { openTestControl } from "./open-test-control.ts";

const actor = "me@example.org";
const plain: Release = { version: "8.10.0", released_on: "2026-01-01", security: false, critical: false, advisories: [], affected: [] };
const fix: Release = { version: "8.9.1", released_on: "2026-01-02", security: true, critical: true, advisories: ["A-1", "A-2"], affected: [">=8.9 <8.9.1", "<8.5"] };

test("a fresh registry is empty and has the default policy", async () => {
  await using desk = await openTestControl();
  expect(desk.control.registry.current()).toEqual({ releases: [], policy: defaultPolicy });
});

test("releases are added, replaced and told from those known already, sorted as versions", async () => {
  await using desk = await openTestControl();
  const { registry } = desk.control;
  expect(await registry.save({ releases: [plain, fix], actor })).toEqual({ added: 2, changed: 0, same: 0 });
  expect(registry.current().releases).toEqual([fix, plain]);
  const other = { ...fix, critical: false, advisories: ["A-3"], affected: [] };
  expect(await registry.save({ releases: [other, plain, { ...plain, version: "8.11.0" }], actor })).toEqual({ added: 1, changed: 1, same: 1 });
  expect(registry.current().releases).toEqual([other, plain, { ...plain, version: "8.11.0" }]);
});

test("the revision grows with a change of releases or policy, and with nothing else", async () => {
  await using desk = await openTestControl();
  const { control } = desk;
  await control.registry.save({ releases: [fix], actor });
  const [revision, before] = [control.revision(), control.registry.current()];
  await control.registry.save({ releases: [{ ...fix, advisories: ["A-2", "A-1"] }], policy: defaultPolicy, actor });
  expect([control.revision(), control.registry.current()]).toEqual([revision, before]);
  await control.registry.save({ releases: [], policy: { up_to_date: "maintained" }, actor });
  expect(control.revision()).toBe(revision + 1);
  expect(control.registry.current()).toEqual({ releases: [fix], policy: { up_to_date: "maintained", maintained_minors: 3 } });
});

test("releases and policy are there after a restart", async () => {
  const directory = mkdtempSync(join(tmpdir(), "pinghouse-"));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  const path = join(directory, "control.db");
  {
    await using desk = await openTestControl(path);
    await desk.control.registry.save({ releases: [plain, fix], policy: { maintained_minors: 2 }, actor });
  }
  await using desk = await openTestControl(path);
  expect(desk.control.registry.current()).toEqual({ releases: [fix, plain], policy: { up_to_date: "latest", maintained_minors: 2 } });
});
