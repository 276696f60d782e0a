import type { DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { collapseSeen, compact } from "./compact.ts";
import type { Extent } from "./compact.ts";
import { fileBytes, walBytes } from "./connection/file-bytes.ts";
import { openDatabase } from "./connection/open-database.ts";
import type { DatabaseOptions } from "./connection/open-database.ts";
import { StoreUnopenable } from "./connection/opening-errors.ts";
import { progressOf } from "./connection/progress.ts";
import { ReadPool } from "./connection/read-pool.ts";
import { createSerial } from "./connection/serial.ts";
import type { CheckDay } from "./check-day.ts";
import { define } from "./define.ts";
import type { DefinitionSet } from "./define.ts";
import type { Progress, Reading } from "./door.ts";
import { erasureTables } from "./erase.ts";
import { expire } from "./expire.ts";
import type { Extracted } from "./extract/extract.ts";
import { Extracts, type ExtractTask } from "./extract/extracts.ts";
import { chores, crowded } from "./housekeeping.ts";
import { keepChecks } from "./keep-checks.ts";
import { land } from "./land/land.ts";
import { Memory } from "./land/memory.ts";
import { standingTables } from "./land/standings.ts";
import type { LandingBatch } from "./landing-batch.ts";
import { migrate } from "./migrate.ts";
import { migrations } from "./migrations/migrations.ts";
import type { Sql } from "./sql.ts";
import { buildToday } from "./today/build-today.ts";

export interface EngineOptions extends DatabaseOptions {
  /** Milliseconds without a landing after which chores are done. */
  quietMs: number;
  /** Told of failures that nobody waits for. */
  onTrouble: (cause: unknown) => void;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Owns the DuckDB file: everything that meets it goes through here, on one thread. */
export class Engine {
  readonly #options: EngineOptions;
  readonly #instance: DuckDBInstance;
  readonly #writer: DuckDBConnection;
  readonly #mover: DuckDBConnection;
  readonly #pool: ReadPool;
  readonly #extracts: Extracts;
  readonly #memory = new Memory();
  /** Landing, and whatever must not run beside it. Work in here never waits for `#moving`. */
  readonly #writing = createSerial();
  /** Compaction, and whatever must not run beside it. */
  readonly #moving = createSerial();
  #progress: Progress = { position: { segment: 0, offset: 0 }, revision: 0, landed: 0, as_of: null, warehouse_bytes: 0 };
  #quiet: NodeJS.Timeout | undefined;
  #chores: Promise<void> | undefined;
  #closing = false;

  private constructor(options: EngineOptions, instance: DuckDBInstance, writer: DuckDBConnection, mover: DuckDBConnection) {
    this.#options = options;
    this.#instance = instance;
    this.#writer = writer;
    this.#mover = mover;
    this.#pool = new ReadPool(instance);
    this.#extracts = new Extracts(instance);
  }

  /** Opens and migrates. Throws `StoreLocked` for a lock and `StoreUnopenable` for anything else. */
  static async open(options: EngineOptions): Promise<Engine> {
    const instance = await openDatabase(options);
    try {
      const engine = new Engine(options, instance, await instance.connect(), await instance.connect());
      await migrate(engine.#writer, migrations);
      await engine.#writer.run(standingTables);
      await engine.#writer.run(erasureTables);
      await engine.#memory.load(engine.#writer);
      await engine.#refresh();
      engine.#rest();
      return engine;
    } catch (cause) {
      instance.closeSync();
      throw new StoreUnopenable(options.path, { cause });
    }
  }

  get progress(): Progress {
    return this.#progress;
  }

  read(queries: readonly Sql[]): Promise<Reading> {
    return this.#pool.read(queries);
  }

  async extract(id: number, task: ExtractTask): Promise<Extracted> {
    try {
      return await this.#extracts.run(id, task);
    } finally {
      // Chores may have waited for it.
      this.#rest();
    }
  }

  /** No error for one that has ended. */
  stopExtract(id: number): void {
    this.#extracts.stop(id);
  }

  async land(batch: LandingBatch): Promise<Progress> {
    clearTimeout(this.#quiet);
    // Without a bound, a long rebuild would land faster than it compacts.
    if (crowded(this.#memory)) await this.#startChores();
    const write = (): Promise<Progress> =>
      this.#writing(async () => {
        await land(this.#writer, this.#memory, batch, breathe);
        return this.#refresh();
      });
    const progress = await (batch.erasures.length > 0 ? this.#moving(write) : write());
    if (!this.#closing && chores(this.#situation(false)).length > 0) void this.#startChores();
    this.#rest();
    return progress;
  }

  async compact(): Promise<number> {
    // Both asked for at once, so that a close that comes after waits for both.
    const [moved] = await Promise.all([this.#compact("closed"), this.#buildToday()]);
    return moved;
  }

  async expire(segment: number): Promise<Progress> {
    const progress = await this.#moving(() =>
      this.#writing(async () => {
        await expire(this.#writer, segment);
        await this.#memory.load(this.#writer);
        return this.#refresh();
      }),
    );
    this.#rest();
    return progress;
  }

  define(set: DefinitionSet): Promise<Progress> {
    return this.#writing(async () => {
      await define(this.#writer, set, breathe);
      return this.#refresh();
    });
  }

  async keepChecks(days: readonly CheckDay[], whole: boolean): Promise<Progress> {
    const progress = await this.#writing(async () => {
      await keepChecks(this.#writer, days, whole, breathe);
      return this.#refresh();
    });
    // Where only checks come, nobody else would write the log into the file.
    this.#rest();
    return progress;
  }

  /** Finishes what runs, checkpoints and closes. */
  async close(): Promise<void> {
    this.#closing = true;
    clearTimeout(this.#quiet);
    await this.#extracts.close();
    await this.#chores;
    await this.#moving(() => this.#writing(async () => undefined));
    await this.#pool.close();
    if (this.#options.path !== ":memory:") await this.#writer.run("CHECKPOINT");
    for (const connection of [this.#writer, this.#mover]) connection.closeSync();
    this.#instance.closeSync();
  }

  async #refresh(): Promise<Progress> {
    this.#progress = { ...(await progressOf(this.#writer)), warehouse_bytes: fileBytes(this.#options.path) };
    return this.#progress;
  }

  #compact(extent: Extent): Promise<number> {
    return this.#moving(async () => {
      const moved = await compact(this.#mover, extent);
      if (moved > 0) await this.#writing(() => this.#memory.countLanding(this.#writer));
      return moved;
    });
  }

  #buildToday(): Promise<void> {
    return this.#moving(async () => {
      if (await buildToday(this.#mover, () => this.#turn())) await this.#writing(() => this.#memory.countToday(this.#writer));
    });
  }

  /** Waits, a second at most, until nobody reads. Answers whether there is a reason to go on. */
  async #turn(): Promise<boolean> {
    for (let waits = 0; waits < 50 && this.#pool.busy > 0 && !this.#closing; waits += 1) await pause(20);
    return !this.#closing;
  }

  #checkpoint(): Promise<unknown> {
    return this.#moving(() =>
      this.#writing(() =>
        this.#writer.run("CHECKPOINT").catch((cause: unknown) => {
          // What an extract still sees may hold it up, such as a table that was replaced: it is made once the extract has ended.
          if (this.#extracts.busy === 0) throw cause;
        }),
      ),
    );
  }

  #collapse(): Promise<void> {
    return this.#writing(async () => {
      await collapseSeen(this.#writer);
      await this.#memory.countSeen(this.#writer);
    });
  }

  #situation(quiet: boolean) {
    const { path } = this.#options;
    return { quiet, extracting: this.#extracts.busy > 0, memory: this.#memory, as_of: this.#progress.as_of, walBytes: path === ":memory:" ? 0 : walBytes(path) };
  }

  /** Does what needs doing now, once at a time. */
  #startChores(quiet = false): Promise<void> {
    this.#chores ??= this.#doChores(quiet)
      .catch((cause: unknown) => this.#options.onTrouble(cause))
      .finally(() => {
        this.#chores = undefined;
      });
    return this.#chores;
  }

  async #doChores(quiet: boolean): Promise<void> {
    for (const chore of chores(this.#situation(quiet))) {
      if (chore === "compact all") await this.#compact("all");
      if (chore === "compact closed") await this.#compact("closed");
      if (chore === "today") await this.#buildToday();
      if (chore === "collapse") await this.#collapse();
      if (chore === "checkpoint") await this.#checkpoint();
    }
  }

  /** Does the lesser chores once nothing has landed for a while and nobody reads. */
  #rest(): void {
    clearTimeout(this.#quiet);
    if (this.#closing) return;
    this.#quiet = setTimeout(() => {
      if (this.#pool.busy > 0) this.#rest();
      else void this.#startChores(true);
    }, this.#options.quietMs);
    this.#quiet.unref();
  }
}
