import { setImmediate } from "node:timers/promises";
import type Database from "libsql";
import { deeds, habits, rowsInto, type Deed } from "./deeds.ts";
import { chance, choose, comesIn, countOf, hour, monthNumber, newcomers, shareOfWeek } from "./habits.ts";
import { versionAt } from "./upgrades.ts";
import { clockOf, life, rowsOf, textOf } from "./writer.ts";

const day = 24 * hour;
/** People who were there on the first day. */
const founders = 110;

interface Person {
  id: number;
  registered: number;
}

type Row = readonly [user: number, project: number, at: string, chance: number];

/** Tells the application's life on, hour by hour; the same hours give the same rows whenever they are told. */
class Teller {
  readonly #database: Database.Database;
  readonly #made: number;
  readonly #began: number;
  readonly #people: Person[];
  readonly #rows = new Map<Deed, Row[]>(deeds.map((deed) => [deed, []]));
  #projects: number;
  #present: Person[] = [];
  #month = -1;
  readonly #seen = new Set<number>();

  constructor(database: Database.Database, made: number) {
    this.#database = database;
    this.#made = made;
    this.#began = made - life;
    const people = rowsOf(database, "SELECT id, created_at FROM users WHERE kind = 'human' ORDER BY id");
    this.#people = people.map(([id, created_at]) => ({ id: Number(id), registered: monthNumber(Date.parse(String(created_at))) }));
    this.#projects = rowsOf(database, "SELECT id FROM projects").length;
  }

  #register(instant: number, kind: "human" | "bot" = "human"): void {
    const { lastInsertRowid } = this.#database.prepare("INSERT INTO users (created_at, state, kind) VALUES (?, 'active', ?)").run(textOf(instant), kind);
    if (kind === "human") this.#people.push({ id: Number(lastInsertRowid), registered: monthNumber(instant) });
    this.#month = -1;
  }

  /** Those who do anything this month. */
  #comers(instant: number): readonly Person[] {
    const month = monthNumber(instant);
    if (month !== this.#month) this.#present = this.#people.filter(({ id, registered }) => comesIn(id, registered, month));
    this.#month = month;
    return this.#present;
  }

  #do(deed: Deed, what: number, instant: number, comers: readonly Person[]): void {
    const at = instant / hour;
    const { from, to } = habits[deed];
    const grown = Math.min(1.5, (instant - this.#began) / (this.#made - this.#began));
    const rows = countOf(((from + (to - from) * grown) * comers.length * shareOfWeek(instant)) / 4, at, what);
    for (let which = 0; which < rows; which += 1) {
      const user = comers[choose(comers.length, at, what, which)]?.id ?? 1;
      const project = 1 + choose(Math.max(1, this.#projects), at + which, what, which);
      this.#rows.get(deed)?.push([user, project, textOf(instant + Math.floor((which / rows) * hour)), chance(at, what, which)]);
      this.#seen.add(user);
      if (deed === "projects") this.#projects += 1;
    }
  }

  /** Writes what was done. Notes at the end of a day, or of what has been told of it, who was there and how many could be; accounts that nobody uses are put to sleep. */
  closeDay(end: number): void {
    for (const [deed, rows] of this.#rows) {
      // One statement for a day's rows: a fifth of the time that one for each takes.
      if (rows.length > 0) this.#database.prepare(`INSERT INTO ${rowsInto(deed)} FROM json_each(?)`).run(JSON.stringify(rows));
      rows.length = 0;
    }
    const date = textOf(end - 1).slice(0, 10);
    const seen = this.#database.prepare("UPDATE users SET last_activity_on = ? WHERE id = ?");
    const month = this.#database.prepare("INSERT OR IGNORE INTO user_months VALUES (?, ?)");
    for (const user of this.#seen) {
      seen.run(date, user);
      month.run(user, date.slice(0, 7));
    }
    this.#seen.clear();
    this.#database.exec(`UPDATE users SET state = 'deactivated' WHERE state = 'active' AND kind = 'human' AND coalesce(last_activity_on, created_at) < date('${date}', '-90 days')`);
    this.#database.exec(`INSERT OR REPLACE INTO user_counts SELECT '${date}', count(*) FROM users WHERE state = 'active' AND kind = 'human'`);
  }

  tellHour(instant: number): void {
    if (this.#people.length === 0) {
      for (let first = 0; first < founders; first += 1) this.#register(instant);
      this.#register(instant, "bot");
      this.#register(instant, "bot");
    }
    for (let more = countOf(newcomers(instant), instant / hour, 50); more > 0; more -= 1) this.#register(instant);
    const comers = this.#comers(instant);
    deeds.forEach((deed, what) => this.#do(deed, what, instant, comers));
  }
}

const tellDay = (database: Database.Database, teller: Teller, from: number, end: number): void => {
  database.exec("BEGIN IMMEDIATE");
  try {
    for (let at = from; at < end; at += hour) teller.tellHour(at);
    teller.closeDay(end);
    database.prepare("UPDATE clock SET now = ?").run(textOf(end));
    database.exec("COMMIT");
  } catch (error) {
    database.exec("ROLLBACK");
    throw error;
  }
};

/** Tells the application's life up to an instant, in whole hours, a day at a time so that others get their turn. */
export const growTo = async (database: Database.Database, until: Date): Promise<void> => {
  const { made, now } = clockOf(database);
  const teller = new Teller(database, made);
  const end = Math.floor(until.getTime() / hour) * hour;
  for (let from = now; from < end; ) {
    const next = Math.min(end, (Math.floor(from / day) + 1) * day);
    tellDay(database, teller, from, next);
    database.prepare("INSERT OR REPLACE INTO application_settings VALUES ('version', ?)").run(versionAt(made, next));
    from = next;
    await setImmediate();
  }
};
