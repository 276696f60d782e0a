import { missedSlot, nextSlots } from "@pinghouse/shared/exports/cron";
import type { RunRow, ScheduleRow } from "../../control/export-rows.ts";

/** Since when slots of a schedule are still owed: since its last change, which also unpauses, or what its newest run was for. */
const owedSince = ({ changed_at }: ScheduleRow, newest: Pick<RunRow, "due_at"> | undefined): number => Math.max(changed_at, newest?.due_at ?? 0);

/** The slot that a schedule owes a run for now: the newest of those that came since; undefined for none, and for one that is paused or runs by hand. */
export const owedSlot = (schedule: ScheduleRow, newest: Pick<RunRow, "due_at"> | undefined, now: number): number | undefined =>
  schedule.cron === null || schedule.paused ? undefined : missedSlot(schedule.cron, schedule.time_zone, owedSince(schedule, newest), now);

/** When to look again, at most `latest` from now: at the next slot or the next try. */
export const nextLook = (schedules: readonly ScheduleRow[], waiting: readonly Pick<RunRow, "next_try_at">[], now: number, latest: number): number => {
  const slots = schedules.flatMap(({ cron, time_zone, paused }) => (cron === null || paused ? [] : nextSlots(cron, time_zone, now, 1)));
  const tries = waiting.map(({ next_try_at }) => next_try_at).filter((at) => at > now);
  return Math.min(now + latest, ...slots, ...tries);
};

/** Runs at once in the whole hub. */
export const mostAtOnce = 2;

/** Which of the waiting runs begin now, the oldest first: as many as there is room for, and one of each schedule. */
export const startable = <Run extends Pick<RunRow, "id" | "schedule" | "next_try_at">>(waiting: readonly Run[], running: readonly Pick<RunRow, "schedule">[], now: number): Run[] => {
  const busy = new Set(running.flatMap(({ schedule }) => schedule ?? []));
  const chosen: Run[] = [];
  for (const run of waiting.toSorted((a, b) => a.next_try_at - b.next_try_at || a.id - b.id)) {
    if (running.length + chosen.length >= mostAtOnce) break;
    if (run.next_try_at > now || (run.schedule !== null && busy.has(run.schedule))) continue;
    if (run.schedule !== null) busy.add(run.schedule);
    chosen.push(run);
  }
  return chosen;
};

/** Minutes before each further try. */
const pauses = [1, 5, 30, 120];

/** When a run that failed is tried again; undefined after the last try. `attempt` is the one that failed, 1 the first. */
export const nextTry = (attempt: number, now: number): number | undefined => {
  const minutes = pauses[attempt - 1];
  return minutes === undefined ? undefined : now + minutes * 60_000;
};
