import { expect, test } from "vitest";
import { mkdtempDisposable } from "@pinghouse/shared/node/temporary-directory";
import { lampsOf, type LampParts } from "./lamps.ts";

const figures = { accepted: 5, quarantined: 1, bytes: 2_000_000, end: { segment: 1, offset: 9 }, damaged: 0, torn: 0 };
const progress = { position: { segment: 1, offset: 9 }, revision: 1, landed: 4, as_of: null, warehouse_bytes: 3_000_000 };

const parts = (root: string): LampParts => ({
  root,
  journal: { figures: () => figures, health: () => ({ state: "ok" }) },
  store: { progress: () => progress, health: () => ({ state: "ok" }) },
  control: { setupNeeded: async () => false },
});

const shown = async (given: LampParts) => Object.fromEntries((await lampsOf(given)).map(({ check, state, detail }) => [check, `${state}: ${detail}`]));

test("every lamp of a sound hub is lit, with words", async () => {
  await using directory = mkdtempDisposable();
  expect(await shown(parts(directory.path))).toMatchObject({
    lock: "ok: held by this hub",
    journal: "ok: 2.0 MB, 5 pings; pinghouse doctor reads every record again",
    control: "ok: answers",
    warehouse: "ok: 3.0 MB; 4 of 5 accepted pings landed, 1 set aside",
  });
});

test("a store whose thread has ended, a journal that cannot be written and damage are bad, and hide nothing else", async () => {
  await using directory = mkdtempDisposable();
  const sound = parts(directory.path);
  const failed = (detail: string) => ({ state: "failed" as const, detail });
  const all = await shown({
    ...sound,
    journal: { ...sound.journal, health: () => failed("no space") },
    store: { ...sound.store, health: () => failed("the store's thread has ended") },
    control: { setupNeeded: async () => { throw new Error("locked"); } },
  });
  expect(all).toMatchObject({ control: "bad: locked" });
  expect(all["journal"]).toMatch(/^bad: .*no space/);
  expect(all["warehouse"]).toMatch(/^bad: answers no questions: the store's thread has ended/);
  const damaged = await shown({ ...sound, journal: { ...sound.journal, figures: () => ({ ...figures, damaged: 2 }) } });
  expect(damaged["journal"]).toMatch(/^bad: .*2 damaged regions/);
});
