import { viewParts, partsText } from "@pinghouse/shared/views/view-part";
import { createClient } from "@libsql/client";
import * as fc from "fast-check";
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { mkdtempDisposable } from "@pinghouse/shared/node/temporary-directory";
import { expect, test } from "vitest";
import { openControl } from "./open-control.ts";
import { openTestControl } from "./open-test-control.ts";
import { visitGap, type Viewer } from "./view-tally.ts";

const ada: Viewer = { key: "person:1", role: "analyst", way: "person" };
const ben: Viewer = { key: "person:2", role: "operator", way: "person" };
const robot: Viewer = { key: "token:00ff", role: "analyst", way: "token" };
const minute = 60_000;
const day = 86_400_000;

test("each viewer has a number that stays, a row per day, and reads close together are one visit", async () => {
  await using desk = await openTestControl();
  const { control: { installationViews: views }, clock } = desk;
  const note = (viewer: Viewer, part: (typeof viewParts)[number], installation = "a") => views.note({ installation, viewer, part });
  for (const part of ["identity", "metrics", "payload"] as const) note(ben, part);
  note(robot, "metrics", "b");
  expect(await views.of("a")).toEqual([{ day: "2026-01-05", viewer: 1, role: "operator", way: "person", visits: 1, parts: "identity|metrics|payload" }]);
  clock.now += 10 * minute;
  note(ben, "history");
  note(ada, "metrics");
  await views.of("a");
  clock.now += visitGap;
  note(ben, "history");
  clock.now += day;
  note(ada, "metrics");
  expect(await views.of("a")).toEqual([
    { day: "2026-01-05", viewer: 1, role: "operator", way: "person", visits: 2, parts: "identity|metrics|history|payload" },
    { day: "2026-01-05", viewer: 2, role: "analyst", way: "person", visits: 1, parts: "metrics" },
    { day: "2026-01-06", viewer: 2, role: "analyst", way: "person", visits: 1, parts: "metrics" },
  ]);
  expect(await views.of("b")).toEqual([{ day: "2026-01-05", viewer: 1, role: "analyst", way: "token", visits: 1, parts: "metrics" }]);
  expect(await views.of("nobody's")).toEqual([]);
});

test("written in whatever batches, what is kept is what was read", async () => {
  const looks = fc.array(fc.record({ viewer: fc.constantFrom(ada, ben, robot), part: fc.constantFrom(...viewParts), after: fc.integer({ min: 0, max: 2 * visitGap }), written: fc.boolean() }), { maxLength: 25 });
  await fc.assert(
    fc.asyncProperty(looks, async (drawn) => {
      await using desk = await openTestControl();
      const { control: { installationViews: views }, clock } = desk;
      const rows = new Map<string, { visits: number; last: number; parts: Set<(typeof viewParts)[number]> }>();
      for (const { viewer, part, after, written } of drawn) {
        clock.now += after;
        views.note({ installation: "a", viewer, part });
        const key = `${new Date(clock.now).toISOString().slice(0, 10)} ${viewer.role} ${viewer.way}`;
        const row = rows.get(key) ?? { visits: 0, last: -Infinity, parts: new Set() };
        rows.set(key, { visits: row.visits + (clock.now - row.last >= visitGap ? 1 : 0), last: clock.now, parts: row.parts.add(part) });
        if (written) await views.of("a");
      }
      const numbers = new Map((await views.of("a")).map((view) => [`${view.role} ${view.way}`, view.viewer]));
      expect(new Set(numbers.values())).toEqual(new Set(numbers.size === 0 ? [] : Array.from(numbers, (_, at) => at + 1)));
      const kept = (await views.of("a")).map((view) => [`${view.day} ${view.role} ${view.way}`, [view.visits, view.parts]]);
      expect(Object.fromEntries(kept)).toEqual(Object.fromEntries([...rows].map(([key, { visits, parts }]) => [key, [visits, partsText(parts)]])));
      expect(kept).toHaveLength(rows.size);
    }),
    { numRuns: 30 },
  );
});

test("what waits is written when the hub closes, stays over a start, and moves no revision", async () => {
  await using directory = mkdtempDisposable();
  const open = () => openControl(join(directory.path, "control.db"), { now: () => 0, random: (bytes) => randomBytes(bytes), views: { gatherMs: 60_000 } });
  const control = await open();
  const before = control.revision();
  for (let n = 0; n < 450; n += 1) control.installationViews.note({ installation: `i-${n}`, viewer: ada, part: "metrics" });
  await control.close();
  const again = await open();
  expect([again.revision(), (await again.installationViews.of("i-0")).length, (await again.installationViews.of("i-449")).length]).toEqual([before, 1, 1]);
  await again.close();
});

test("what nobody asks for is written by itself", async () => {
  const control = await openControl(":memory:", { now: () => 0, random: (bytes) => randomBytes(bytes), views: { gatherMs: 1, most: 1 } });
  control.installationViews.note({ installation: "a", viewer: ada, part: "metrics" });
  await expect.poll(() => {
    // There is room again once the first is written.
    const before = control.installationViews.dropped();
    control.installationViews.note({ installation: "b", viewer: ada, part: "metrics" });
    return control.installationViews.dropped() - before;
  }).toBe(0);
  await control.close();
});

test("what cannot be written is told, waits, and is written once it can", async () => {
  await using directory = mkdtempDisposable();
  const path = join(directory.path, "control.db");
  const heard: unknown[] = [];
  const control = await openControl(path, { now: () => 0, random: (bytes) => randomBytes(bytes), views: { gatherMs: 1, onTrouble: (error) => heard.push(error) } });
  const beside = createClient({ url: pathToFileURL(path).href });
  await beside.execute("ALTER TABLE installation_view RENAME TO elsewhere");
  control.installationViews.note({ installation: "a", viewer: ada, part: "metrics" });
  await expect.poll(() => heard.length).toBeGreaterThan(1);
  control.installationViews.note({ installation: "a", viewer: ada, part: "payload" });
  await beside.execute("ALTER TABLE elsewhere RENAME TO installation_view");
  expect(await control.installationViews.of("a")).toMatchObject([{ visits: 1, parts: "metrics|payload" }]);
  beside.close();
  await control.close();
});

test("views are kept for 13 months and then gone", async () => {
  await using directory = mkdtempDisposable();
  const path = join(directory.path, "control.db");
  const note = async (at: number) => {
    await using desk = await openTestControl(path);
    desk.clock.now = at;
    desk.control.installationViews.note({ installation: "a", viewer: ada, part: "metrics" });
  };
  await note(Date.UTC(2026, 0, 4));
  await note(Date.UTC(2026, 0, 5));
  const daysAt = async (at: number) => {
    const control = await openControl(path, { now: () => at, random: (bytes) => randomBytes(bytes) });
    const days = (await control.installationViews.of("a")).map((view) => view.day);
    await control.close();
    return days;
  };
  expect(await daysAt(Date.UTC(2027, 1, 4))).toEqual(["2026-01-04", "2026-01-05"]);
  expect(await daysAt(Date.UTC(2027, 1, 5))).toEqual(["2026-01-05"]);
  // Taken away, not only left out: it does not come back with the clock.
  expect(await daysAt(Date.UTC(2026, 0, 6))).toEqual(["2026-01-05"]);
});
