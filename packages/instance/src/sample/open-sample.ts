import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { collectAll } from "../collect/collect-all.ts";
import type { Collector, DataCategory, Measured } from "../collect/measured.ts";
import { readDefinitions } from "../collect/definitions/read-definitions.ts";
import { sqlCollector } from "../collect/sql/sql-collector.ts";
import { openSqlite } from "../collect/sql/sqlite-session.ts";
import { growTo } from "./grow.ts";
import { clockOf, openWriter, rowsOf } from "./writer.ts";

const week = 7 * 86_400_000;

/** Milliseconds for one statement. */
const timeout = 15_000;

/** The definitions that come with the package. */
const shipped = fileURLToPath(new URL("../../sample", import.meta.url));

/** What the application held at an instant of its past. */
export interface PastMeasures {
  recorded_at: Date;
  measured: Measured[];
}

/** A sample application: a real SQLite database whose invented life goes on with the clock. */
export interface Sample extends AsyncDisposable {
  /** Measure the application as it is now, by real SQL in a read-only session; it grows to the present before. */
  collectors: Collector[];
  /** A setting of the application at the hour that its life has been told to, such as its `version`; null for one that it does not have. */
  setting(name: string): string | null;
  /**
   * The weekly measures of the `weeks` before the application was made, oldest first, each taken when its life had been told
   * that far. Nothing for what was told already: so a second call, or a later start, yields what is left.
   */
  past(weeks: number, wanted: (category: DataCategory) => boolean, signal: AbortSignal): AsyncIterable<PastMeasures>;
}

/** Opens the sample application in a directory, made there where it is not: seeded, so that it is the same one for everybody. */
export const openSample = async (directory: string, now: () => Date): Promise<Sample> => {
  await mkdir(directory, { recursive: true });
  const file = join(directory, "application.db");
  const database = openWriter(file, now());
  const definitions = (await readDefinitions([shipped])).filter((one) => one.data_source === "database");
  const measuring = (open: typeof openSqlite): Collector => sqlCollector("application", () => open(file, timeout), definitions);
  let growing: Promise<void> = Promise.resolve();
  /** One after the other: two tellers would tell the same hours. */
  const grow = (until: Date): Promise<void> => {
    growing = growing.then(() => growTo(database, until));
    return growing;
  };
  const present = measuring(openSqlite);
  const growsFirst: Collector = {
    ...present,
    async *collect(wanted, signal, lastSent) {
      await grow(now());
      yield* present.collect(wanted, signal, lastSent);
    },
  };
  return {
    collectors: [growsFirst],
    setting: (name) => {
      const found = rowsOf(database, "SELECT name, value FROM application_settings").find(([known]) => known === name)?.[1];
      return typeof found === "string" ? found : null;
    },
    async *past(weeks, wanted, signal) {
      const { made } = clockOf(database);
      // One session for all weeks, because opening one is most of the time that a week takes.
      const session = await openSqlite(file, timeout);
      try {
        const past = measuring(async () => ({ ...session, close: async () => {} }));
        for (let left = weeks; left > 0; left -= 1) {
          const recorded_at = new Date(made - left * week);
          if (recorded_at.getTime() <= clockOf(database).now) continue;
          await grow(recorded_at);
          yield { recorded_at, measured: await collectAll([past], wanted, signal) };
        }
      } finally {
        await session.close();
      }
    },
    [Symbol.asyncDispose]: async () => {
      await growing;
      database.close();
    },
  };
};
