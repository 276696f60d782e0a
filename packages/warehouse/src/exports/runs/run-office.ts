import type { ExportOrder } from "@pinghouse/shared/exports/order";
import { Problem } from "@pinghouse/shared/problem/problem";
import type { RunRow, ScheduleRow } from "../../control/export-rows.ts";
import { allowedDestination } from "../destinations/destination-of.ts";
import type { RunProgress, Withdrawn } from "../exports.ts";
import type { ExportDeps } from "../open-exports.ts";
import { noteBroken, noteEnd, noteKilled, type Halt } from "./note-run.ts";
import { runExport } from "./run-export.ts";
import { withdrawRuns } from "./withdraw-runs.ts";
import { nextLook, owedSlot, startable } from "./scheduler.ts";

interface Running {
  run: RunRow;
  progress: RunProgress;
  halt: AbortController;
  ended: Promise<void>;
}

const day = 86_400_000;
const keptDays = 90;
/** Milliseconds between two looks where nothing is due earlier: a clock that was set is noticed by then. */
const longestPause = 30_000;

/** What a run is of. */
export type Ordered = ExportOrder & Pick<RunRow, "mode" | "owner" | "role">;

const newRunOf = ({ name, source, format, layout, mode, destination, hostnames, owner, role }: Ordered, schedule: number | null, dueAt: number, now: number) => ({
  name, source, format, layout, mode, destination, hostnames, owner, role, schedule, state: "waiting" as const, attempt: 1, due_at: dueAt, next_try_at: now,
});

/** Starts what is due, tries again what failed, and repeats what was broken off. */
export class RunOffice {
  readonly #deps: ExportDeps;
  readonly #running = new Map<number, Running>();
  #turn: Promise<unknown> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;
  #forgotAt = 0;
  #closing = false;

  constructor(deps: ExportDeps) {
    this.#deps = deps;
  }

  /** One after another: what looks before it orders. */
  exclusive<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.#turn.then(work);
    this.#turn = result.catch(() => undefined);
    return result;
  }

  progress(): RunProgress[] {
    return [...this.#running.values()].map(({ progress }) => progress);
  }

  /** Takes up what a hub that was killed left running. */
  recover(): Promise<void> {
    return noteKilled(this.#deps);
  }

  /** Orders what is owed, starts what may start, and comes again when something is due. */
  look(): Promise<void> {
    return this.exclusive(async () => {
      if (this.#closing) return;
      clearTimeout(this.#timer);
      let next = longestPause;
      try {
        next = await this.#lookOnce();
      } catch (err) {
        this.#deps.log.error({ err }, "exports could not be looked after; it is tried again");
      }
      this.#timer = setTimeout(() => void this.look(), Math.max(5, next));
      this.#timer.unref();
    });
  }

  async #lookOnce(): Promise<number> {
    const { control, now } = this.#deps;
    const schedules = await control.exports.schedules();
    for (const schedule of schedules) await this.#orderOwed(schedule);
    const waiting = await control.exports.runs({ states: ["waiting"] });
    for (const run of startable(waiting, [...this.#running.values()].map((running) => running.run), now())) await this.#start(run);
    if (now() - this.#forgotAt >= day) {
      await control.exports.forgetRuns(now() - keptDays * day);
      this.#forgotAt = now();
    }
    return nextLook(schedules, waiting, now(), longestPause) - now();
  }

  async #orderOwed(schedule: ScheduleRow): Promise<void> {
    const { control, now } = this.#deps;
    const [newest] = await control.exports.runs({ schedule: schedule.id, limit: 1 });
    const slot = owedSlot(schedule, newest, now());
    if (slot === undefined || newest?.state === "waiting" || newest?.state === "running") return;
    await control.exports.addRun({ ...newRunOf(schedule, schedule.id, slot, now()), actor: schedule.owner?.email ?? "schedule" });
  }

  /** Puts a run in line for now. Throws Problem "conflict" while another of its schedule waits or runs. */
  order(of: Ordered, schedule: number | null, actor: string): Promise<{ run: number }> {
    return this.exclusive(async () => {
      const { control, now } = this.#deps;
      const open = schedule === null ? [] : await control.exports.runs({ schedule, states: ["waiting", "running"], limit: 1 });
      if (open[0] !== undefined) throw new Problem("conflict", { detail: `Run ${open[0].id} of this schedule ${open[0].state === "waiting" ? "waits for its turn" : "is running"}.` });
      return control.exports.addRun({ ...newRunOf(of, schedule, now(), now()), actor });
    }).finally(() => void this.look());
  }

  /** Resolves when it has ended; no error for one that had already. */
  async stop(id: number, actor: string): Promise<void> {
    const running = await this.exclusive(async () => {
      const { control, now } = this.#deps;
      const run = await control.exports.run(id);
      if (run?.state === "waiting") await control.exports.noteRun(id, { state: "stopped", ended_at: now() }, { actor, action: "export stopped" });
      return this.#running.get(id);
    });
    running?.halt.abort("stopped" satisfies Halt);
    await running?.ended;
  }

  /** What is being written may hold what was just erased: it begins again. Then what was delivered goes, and what schedules lost by that is ordered anew. */
  async withdraw(since: number): Promise<Withdrawn> {
    const running = [...this.#running.values()];
    for (const { halt } of running) halt.abort("closing" satisfies Halt);
    await Promise.all(running.map(({ ended }) => ended));
    const { schedules, ...outcome } = await this.exclusive(() => withdrawRuns(this.#deps, since));
    for (const schedule of (await this.#deps.control.exports.schedules()).filter(({ id, paused }) => schedules.has(id) && !paused)) {
      // One that waits already will do.
      await this.order(schedule, schedule.id, "erasure").catch(() => undefined);
    }
    return outcome;
  }

  async #start(run: RunRow): Promise<void> {
    const { control, now } = this.#deps;
    await control.exports.noteRun(run.id, { state: "running", started_at: now() });
    const halt = new AbortController();
    const progress: RunProgress = { run: run.id, rows: null, estimate: null, bytes: 0 };
    const ended = this.#try(run, halt.signal, progress).finally(() => {
      this.#running.delete(run.id);
      void this.look();
    });
    this.#running.set(run.id, { run, progress, halt, ended });
  }

  /** Never throws: what happens to a run stands in its row. */
  async #try(run: RunRow, signal: AbortSignal, progress: RunProgress): Promise<void> {
    try {
      const destination = await allowedDestination(this.#deps, run);
      const news = await runExport({ deps: this.#deps, run, destination, signal, onProgress: (how) => Object.assign(progress, how) });
      await noteEnd(this.#deps, run, { ...news, state: "done", error: null });
    } catch (error) {
      await noteBroken(this.#deps, run, signal, error).catch((err: unknown) => this.#deps.log.error({ err, run: run.id }, "what became of an export could not be noted"));
    }
  }

  /** Resolves when nothing is due and nothing runs. For tests. */
  async idle(): Promise<void> {
    for (await this.look(); this.#running.size > 0; await this.look()) await Promise.all([...this.#running.values()].map(({ ended }) => ended));
  }

  async close(): Promise<void> {
    this.#closing = true;
    clearTimeout(this.#timer);
    await this.#turn;
    for (const { halt } of this.#running.values()) halt.abort("closing" satisfies Halt);
    await Promise.all([...this.#running.values()].map(({ ended }) => ended));
  }
}
