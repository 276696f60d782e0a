import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ExportOrder } from "@pinghouse/shared/exports/order";
import type { DestinationRow, RunRow, ScheduleRow } from "../../control/export-rows.ts";
import { openTestControl, type TestControl } from "../../control/open-test-control.ts";
import type { Store } from "../../store/door.ts";
import { openStore } from "../../store/open-store.ts";
import { batchesOf } from "../../testing/batch-of.ts";
import { tempDir } from "../../testing/temp-dir.ts";
import { ping } from "../../testing/test-ping.ts";
import type { Exports } from "../exports.ts";
import { exportsOver, type ExportDeps } from "../open-exports.ts";
import { RunOffice } from "../runs/run-office.ts";

/** Exports over a real store, a real control database and real files, with a clock and a journal that the test moves. */
export interface TestExports extends AsyncDisposable {
  deps: ExportDeps;
  store: Store;
  desk: TestControl;
  office: RunOffice;
  exports: Exports;
  /** PINGHOUSE_EXPORT_DIR. */
  directory: string;
  /** Ids given, and those of them set aside, by the test's journal. */
  journal: { newest: number; aside: Set<number> };
  /** Gives pings ids, and lands those that are not in `aside`. */
  land(ids: readonly number[]): Promise<void>;
  /** What lies in the destination "files", by name, hidden ones too. */
  files(): string[];
  text(name: string): string;
}

const placeOf = (name: string): Omit<DestinationRow, "created_at"> => ({ name, kind: "directory", directory: name, s3: null, hostnames: false });

export const testOrder: ExportOrder & Pick<RunRow, "owner" | "role"> = {
  name: "pings", source: { kind: "pings", query: "" }, format: "csv", layout: "file", destination: "files", hostnames: false, owner: null, role: "operator",
};

export const testSchedule: Omit<ScheduleRow, "id" | "created_at" | "changed_at"> = { ...testOrder, mode: "new", cron: null, time_zone: "UTC", paused: false };

export const openTestExports = async (overrides: Partial<ExportDeps> = {}): Promise<TestExports> => {
  const dir = tempDir();
  const [directory, spool] = [join(dir.path, "exports"), join(dir.path, "spool")];
  for (const path of [directory, spool]) mkdirSync(path);
  const desk = await openTestControl();
  const store = await openStore(":memory:", { exportDirectories: [directory, spool], threads: 1 });
  const journal: TestExports["journal"] = { newest: 0, aside: new Set() };
  const deps: ExportDeps = {
    control: desk.control,
    store,
    journal: { newest: async () => journal.newest, aside: async () => [...journal.aside], landed: async () => undefined },
    answerQuestion: async () => Promise.reject(new Error("this test asks no questions")),
    resolveCohort: async (cohort) => cohort,
    directory,
    spool,
    openS3: () => {
      throw new Error("this test has no store");
    },
    now: () => desk.clock.now,
    log: { warn: () => undefined, error: () => undefined },
    leastFree: 0,
    ...overrides,
  };
  const office = new RunOffice(deps);
  const exports = exportsOver(office, deps);
  await exports.saveDestination(placeOf("files"), "test");
  return {
    deps, store, desk, office, exports, directory, journal,
    land: async (ids) => {
      journal.newest = Math.max(journal.newest, ...ids);
      const landed = ids.filter((id) => !journal.aside.has(id));
      for (const batch of batchesOf(landed.map((id) => ping({ id, uuid: `u${id % 5}`, at: new Date(Date.UTC(2026, 0, 5) + id * 3_600_000).toISOString(), values: { n: id } })))) await store.land(batch);
    },
    files: () => readdirSync(join(directory, "files"), { recursive: true, encoding: "utf8" }).toSorted(),
    text: (name) => readFileSync(join(directory, "files", name), "utf8"),
    [Symbol.asyncDispose]: async () => {
      await office.close();
      await store.close();
      await desk[Symbol.asyncDispose]();
      dir[Symbol.dispose]();
    },
  };
};
