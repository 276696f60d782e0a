import { monthsBefore } from "@pinghouse/shared/time/months-before";
import { partsText, viewParts, type ViewWay } from "@pinghouse/shared/views/view-part";
import { and, eq, gte, lt, sql } from "drizzle-orm";
import { setImmediate } from "node:timers/promises";
import type { Office } from "./office.ts";
import { installationView as table } from "./schema.ts";
import { viewGroups } from "./view-groups.ts";
import { visitGap, ViewTally, type Look, type ViewCount } from "./view-tally.ts";

/** Months for which it is kept who looked. */
export const viewMonths = 13;

/** What one viewer opened of an installation on one day. */
export interface InstallationView {
  day: string;
  /** From 1, at this installation; the same for all that one person or token looks at there. */
  viewer: number;
  role: "operator" | "analyst";
  way: ViewWay;
  visits: number;
  /** Parts with `|` between them. */
  parts: string;
}

/** Who of the hub's people looked at which installation. */
export interface InstallationViews {
  /** Counts a read in memory; it is written within seconds, together with others, and what waits is lost in a crash. Never waits, never throws. */
  note(look: Omit<Look, "at">): void;
  /** All that is kept of one installation, by day and viewer; what waits is written first. */
  of(installation: string): Promise<InstallationView[]>;
  /** Reads that found no room in memory since the start. */
  dropped(): number;
  /** Writes what waits. */
  close(): Promise<void>;
}

export interface ViewOptions {
  /** Called where views could not be written; they wait, and it is tried again. */
  onTrouble?: (error: unknown) => void;
  /** Milliseconds for which reads are gathered; 5,000 where absent. */
  gatherMs?: number;
  /** Rows that wait at most; 10,000 where absent. */
  most?: number;
}

const day = 86_400_000;

const cutoff = ({ now }: Office): string => monthsBefore(new Date(now()).toISOString().slice(0, 10), viewMonths);

/** The viewer's number at the installation, else the next one there. */
const numberFor = ({ installation, viewer }: ViewCount) => {
  const here = sql`FROM ${table} WHERE ${table.installation} = ${installation}`;
  return sql<number>`coalesce((SELECT ${table.number} ${here} AND ${table.viewer} = ${viewer.key} LIMIT 1), (SELECT coalesce(max(${table.number}), 0) + 1 ${here}))`;
};

/** Adds counts to what is kept; the visit that reaches over from what was written before is not counted twice. */
const writeGroup = ({ db }: Office, group: readonly ViewCount[]): Promise<unknown> =>
  db
    .insert(table)
    .values(group.map(({ viewer, ...count }) => ({ ...count, viewer: viewer.key, role: viewer.role, way: viewer.way, number: numberFor({ ...count, viewer }) })))
    .onConflictDoUpdate({
      target: [table.installation, table.day, table.viewer],
      set: {
        role: sql`excluded.role`,
        visits: sql`${table.visits} + excluded.visits - (excluded.first_at - ${table.lastAt} < ${visitGap})`,
        firstAt: sql`min(${table.firstAt}, excluded.first_at)`,
        lastAt: sql`max(${table.lastAt}, excluded.last_at)`,
        parts: sql`${table.parts} | excluded.parts`,
      },
    })
    .run();

const viewOf = ({ day: on, number, role, way, visits, parts }: typeof table.$inferSelect): InstallationView => ({
  day: on,
  viewer: number,
  role,
  way,
  visits,
  parts: partsText(viewParts.filter((_, place) => (parts >> place) % 2 === 1)),
});

class Views implements InstallationViews {
  readonly #office: Office;
  readonly #options: ViewOptions;
  readonly #tally: ViewTally;
  readonly #daily: NodeJS.Timeout;
  #timer: NodeJS.Timeout | undefined;
  #turn: Promise<void> = Promise.resolve();

  constructor(office: Office, options: ViewOptions) {
    this.#office = office;
    this.#options = options;
    this.#tally = new ViewTally(options.most);
    // What is past its time goes, also where nobody looks.
    this.#daily = setInterval(() => this.#try(this.tidy()), day);
    this.#daily.unref();
  }

  note(look: Omit<Look, "at">): void {
    this.#tally.add({ ...look, at: this.#office.now() });
    this.#later();
  }

  async of(installation: string): Promise<InstallationView[]> {
    await this.#flush();
    const kept = and(eq(table.installation, installation), gte(table.day, cutoff(this.#office)));
    const rows = await this.#office.db.select().from(table).where(kept).orderBy(table.day, table.number);
    return rows.map(viewOf);
  }

  dropped(): number {
    return this.#tally.dropped;
  }

  async tidy(): Promise<void> {
    await this.#office.db.delete(table).where(lt(table.day, cutoff(this.#office)));
  }

  async close(): Promise<void> {
    clearInterval(this.#daily);
    await this.#flush().catch((error: unknown) => this.#options.onTrouble?.(error));
    clearTimeout(this.#timer);
  }

  #later(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#try(this.#flush());
    }, this.#options.gatherMs ?? 5_000).unref();
  }

  #try(work: Promise<void>): void {
    work.catch((error: unknown) => {
      this.#options.onTrouble?.(error);
      if (this.#tally.waiting > 0) this.#later();
    });
  }

  /** One flush after another, so that what is written joins what was written before it. */
  #flush(): Promise<void> {
    const done = this.#turn.then(() => this.#write());
    this.#turn = done.catch(() => undefined);
    return done;
  }

  async #write(): Promise<void> {
    const groups = viewGroups(this.#tally.take());
    for (const [at, group] of groups.entries()) {
      try {
        await writeGroup(this.#office, group);
      } catch (error) {
        this.#tally.putBack(groups.slice(at).flat());
        throw error;
      }
      // The database's calls block and wait for nothing: without this, whoever asks the hub waits for all of them.
      await setImmediate();
    }
  }
}

/** Opens what is kept of who looked, without what is past its time. */
export const openInstallationViews = async (office: Office, options: ViewOptions = {}): Promise<InstallationViews> => {
  const views = new Views(office, options);
  await views.tidy();
  return views;
};
