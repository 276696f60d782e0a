import type { DuckDBConnection } from "@duckdb/node-api";
import { rowsOf, scalar } from "../connection/scalar.ts";
import { audienceName } from "./audience.ts";
import { FlattenerKeys } from "./flattener-keys.ts";
import type { FreshPing } from "./fresh-pings.ts";
import { Numbering } from "./numbering.ts";

const numbersOf = async (connection: DuckDBConnection, text: string): Promise<[string, number][]> =>
  (await rowsOf(connection, text)).map(([name, number]) => [String(name), Number(number)]);

const audiencesOf = async (connection: DuckDBConnection): Promise<[string, number][]> =>
  (await rowsOf(connection, "SELECT audience, release, version_order, edition_family, tier FROM audience")).map(([number, release, order, family, tier]) => {
    const kind = { release: String(release), version_order: order === null ? null : Number(order), edition_family: String(family), tier: String(tier) };
    return [audienceName(kind), Number(number)];
  });

/** What the writing side keeps in mind of the file, so that landing asks it little. Nothing here is not in the file. */
export class Memory {
  readonly keys = new FlattenerKeys();
  metrics = new Numbering([]);
  installations = new Numbering([]);
  audiences = new Numbering([]);
  /** Values in `landing`, by week (days since 1970 of its Monday). */
  landing = new Map<number, number>();
  /** Rows of `metric_seen`, and how many of them the last collapse left. */
  seenRows = 0;
  seenKept = 0;
  /** Pings whose values `today_value` holds, and those of today that came since. */
  todayPings = 0;
  todayLoose = 0;

  /** Reads it from the file again: at opening and after an expiry. */
  async load(connection: DuckDBConnection): Promise<void> {
    this.metrics = new Numbering(await numbersOf(connection, "SELECT key, metric FROM metric"));
    this.installations = new Numbering(await numbersOf(connection, "SELECT id, installation FROM installation"));
    this.audiences = new Numbering(await audiencesOf(connection));
    this.keys.renumber();
    await this.countLanding(connection);
    await this.countSeen(connection);
    await this.countToday(connection);
  }

  async countLanding(connection: DuckDBConnection): Promise<void> {
    const rows = await rowsOf(connection, "SELECT epoch(week) / 86400, sum(len(metrics))::DOUBLE FROM landing GROUP BY week");
    this.landing = new Map(rows.map(([week, values]) => [Number(week), Number(values)]));
  }

  async countSeen(connection: DuckDBConnection): Promise<void> {
    this.seenRows = await scalar(connection, "SELECT count(*)::DOUBLE FROM metric_seen");
    this.seenKept = await scalar(connection, "SELECT count(*)::DOUBLE FROM (SELECT DISTINCT metric, release FROM metric_seen)");
  }

  async countToday(connection: DuckDBConnection): Promise<void> {
    this.todayPings = await scalar(connection, "SELECT count(*)::DOUBLE FROM today_ping");
    this.todayLoose = await scalar(connection, `SELECT count(*)::DOUBLE FROM latest ANTI JOIN today_ping USING (ping) CROSS JOIN progress
      WHERE latest.recorded_at >= progress.as_of - INTERVAL 14 DAY`);
  }

  /** The transaction that landed `fresh`, with so many rows of `metric_seen`, holds. */
  keep({ fresh, seenRows }: { fresh: readonly FreshPing[]; seenRows: number }): void {
    this.seenRows += seenRows;
    this.todayLoose += fresh.length;
    this.metrics.keep();
    this.installations.keep();
    this.audiences.keep();
    for (const { week, length } of fresh) this.landing.set(week, (this.landing.get(week) ?? 0) + length);
  }

  /** The transaction failed. */
  forget(): void {
    this.metrics.forget();
    this.installations.forget();
    this.audiences.forget();
    this.keys.renumber();
  }

  /** Values in `landing` of weeks before `week`. */
  landingBefore(week: number): number {
    let values = 0;
    for (const [of, count] of this.landing) if (of < week) values += count;
    return values;
  }
}
