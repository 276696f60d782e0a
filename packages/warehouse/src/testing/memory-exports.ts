import type { RunState } from "@pinghouse/shared/exports/order";
import { Problem } from "@pinghouse/shared/problem/problem";
import type { DestinationRow, RunRow, ScheduleRow } from "../control/export-rows.ts";
import type { Exports } from "../exports/exports.ts";

/** Exports that remember what was ordered and run nothing. A run is under way until it is stopped. */
export const memoryExports = (now: () => number): Exports => {
  const destinations = new Map<string, DestinationRow>();
  const schedules = new Map<number, ScheduleRow>();
  const runs = new Map<number, RunRow>();
  const begun = (order: Omit<RunRow, "id" | "state" | "attempt" | "due_at" | "next_try_at" | "started_at" | "ended_at" | "rows" | "bytes" | "file" | "sha256" | "as_of" | "error" | "up_to" | "late">): { run: number } => {
    const id = runs.size + 1;
    const at = { due_at: now(), next_try_at: now(), started_at: now(), ended_at: null };
    runs.set(id, { ...order, id, ...at, state: "running", attempt: 1, rows: null, bytes: null, file: null, sha256: null, as_of: null, error: null, up_to: null, late: [] });
    return { run: id };
  };
  const ended = (id: number, state: RunState): void => {
    const run = runs.get(id);
    if (run !== undefined) runs.set(id, { ...run, state, ended_at: now() });
  };
  const scheduleOf = (id: number): ScheduleRow => {
    const found = schedules.get(id);
    if (found === undefined) throw new Problem("not_found");
    return found;
  };
  return {
    destinations: async () => [...destinations.values()],
    saveDestination: async (destination) => void destinations.set(destination.name, { ...destination, created_at: now() }),
    removeDestination: async (name) => {
      if ([...schedules.values()].some(({ destination }) => destination === name)) throw new Problem("conflict");
      destinations.delete(name);
    },
    tryDestination: async () => [{ step: "reach", ok: true, detail: "It is there." }],
    schedules: async () => [...schedules.values()],
    saveSchedule: async (schedule) => {
      const id = schedule.id ?? schedules.size + 1;
      schedules.set(id, { ...schedule, id, created_at: now(), changed_at: now() });
      return { id };
    },
    removeSchedule: async (id) => void schedules.delete(id),
    runs: async ({ schedule, limit, before = Infinity }) =>
      [...runs.values()].toReversed().filter((run) => (schedule === undefined || run.schedule === schedule) && run.id < before).slice(0, limit),
    run: async (id) => runs.get(id),
    progress: () => [...runs.keys()].map((run) => ({ run, rows: 10, estimate: 100, bytes: 1000 })),
    runNow: async (id) => {
      const { cron: _cron, time_zone: _zone, paused: _paused, created_at: _created, changed_at: _changed, ...order } = scheduleOf(id);
      return begun({ ...order, schedule: id });
    },
    exportOnce: async (order) => begun({ ...order, schedule: null, mode: "full" }),
    stopRun: async (id) => ended(id, "stopped"),
    retryRun: async (id) => {
      const run = runs.get(id);
      if (run === undefined) throw new Problem("not_found");
      return begun(run);
    },
    withdraw: async () => ({ withdrawn: 0, left: [] }),
    close: async () => undefined,
  };
};
