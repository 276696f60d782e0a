import { defaultPolicy, type Release } from "@pinghouse/shared/release/release";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { openTestControl } from "./open-test-control.ts";

const actor = "me@example.org";
const plain = (version: string, more: Partial<Release> = {}): Release => ({ version, released_on: "2026-01-01", security: false, critical: false, advisories: [], affected: [], ...more });
const first = plain("8.9.0");
const fix = plain("8.9.1", { security: true, advisories: ["A-1"], affected: [">=8.9 <8.9.1"] });

test("every change is kept with who made it, what was there before and what after", async () => {
  await using desk = await openTestControl();
  const { registry } = desk.control;
  await registry.save({ releases: [first, fix], policy: { maintained_minors: 2 }, action: "import", actor });
  await registry.save({ releases: [{ ...fix, critical: true }, first], actor: "you" });
  await registry.remove({ version: "8.9.0", actor });
  await registry.remove({ version: "8.9.0", actor });
  expect(await registry.history()).toMatchObject([
    { id: 1, actor, action: "import", undoes: null, releases: [{ version: "8.9.0", before: null, after: first }, { before: null, after: fix }], policy: { before: defaultPolicy, after: { ...defaultPolicy, maintained_minors: 2 } } },
    { id: 2, actor: "you", action: "save", releases: [{ version: "8.9.1", before: fix, after: { ...fix, critical: true } }], policy: null },
    { id: 3, action: "remove", releases: [{ version: "8.9.0", before: first, after: null }] },
  ]);
  expect(registry.current().releases).toEqual([{ ...fix, critical: true }]);
});

test("an import is undone whole, its policy too, and the undoing can be undone", async () => {
  await using desk = await openTestControl();
  const { registry } = desk.control;
  await registry.save({ releases: [first], actor });
  const before = registry.current();
  await registry.save({ releases: [{ ...first, security: true }, fix], policy: { up_to_date: "maintained" }, action: "import", actor });
  const after = registry.current();
  await registry.undo({ id: 2, actor });
  expect(registry.current()).toEqual(before);
  expect((await registry.history()).at(-1)).toMatchObject({ id: 3, action: "undo", undoes: 2 });
  await expect(registry.undo({ id: 2, actor })).rejects.toMatchObject({ code: "conflict", detail: "This change is undone already." });
  await registry.undo({ id: 3, actor });
  expect(registry.current()).toEqual(after);
});

test("a change is not undone over what came later, and the refusal says what and who", async () => {
  await using desk = await openTestControl();
  const { registry } = desk.control;
  await registry.save({ releases: [first, fix], action: "import", actor });
  await registry.save({ releases: [{ ...fix, critical: true }], actor: "you" });
  await registry.save({ releases: [], policy: { maintained_minors: 5 }, action: "policy", actor });
  await registry.save({ releases: [], policy: { maintained_minors: 6 }, action: "policy", actor });
  const state = registry.current();
  await expect(registry.undo({ id: 1, actor })).rejects.toMatchObject({ code: "conflict", detail: expect.stringMatching(/^8\.9\.1 was changed again, by you at 20.*Undo that first\.$/) });
  await expect(registry.undo({ id: 3, actor })).rejects.toMatchObject({ detail: expect.stringMatching(/^The policy was changed again, by me@example\.org at/) });
  await expect(registry.undo({ id: 9, actor })).rejects.toMatchObject({ code: "not_found" });
  expect(registry.current()).toBe(state);
  await registry.undo({ id: 2, actor });
  await registry.undo({ id: 1, actor });
  expect(registry.current()).toEqual({ releases: [], policy: { ...defaultPolicy, maintained_minors: 6 } });
});

const anyRelease = fc.record({ version: fc.constantFrom("1.0.0", "1.0.1", "1.1.0"), security: fc.boolean(), advisories: fc.subarray(["A", "B"]) }).map(({ version, ...more }) => plain(version, more));
const anyStep = fc.oneof(
  fc.uniqueArray(anyRelease, { selector: ({ version }) => version }).map((releases) => ({ releases, remove: null, maintained: undefined })),
  fc.constantFrom("1.0.0", "1.0.1").map((remove) => ({ releases: [], remove, maintained: undefined })),
  fc.integer({ min: 1, max: 3 }).map((maintained) => ({ releases: [], remove: null, maintained })),
);

test("undone one by one, the newest first, all changes lead back to the empty registry, through the same states", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { maxLength: 6 }), async (steps) => {
      await using desk = await openTestControl();
      const { registry } = desk.control;
      const states = [registry.current()];
      for (const { releases, remove, maintained } of steps) {
        if (remove === null) await registry.save({ releases, policy: { maintained_minors: maintained }, actor });
        else await registry.remove({ version: remove, actor });
        if (registry.current() !== states.at(-1)) states.push(registry.current());
      }
      const made = await registry.history();
      expect(made.length).toBe(states.length - 1);
      for (const { id } of made.toReversed()) {
        expect(registry.current()).toEqual(states.pop());
        await registry.undo({ id, actor });
      }
      expect(registry.current()).toEqual({ releases: [], policy: defaultPolicy });
    }),
    { numRuns: 12 },
  );
});
