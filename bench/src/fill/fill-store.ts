import { sizeBand } from "@pinghouse/shared/cohort/size";
import { addWeeks, weekOf } from "@pinghouse/shared/time/week";
import { appendRows } from "@pinghouse/warehouse/store/connection/append-rows";
import { doubles, integers, texts } from "@pinghouse/warehouse/store/connection/columns";
import { openDatabase } from "@pinghouse/warehouse/store/connection/open-database";
import { remakeStandings } from "@pinghouse/warehouse/store/land/standings";
import { migrate } from "@pinghouse/warehouse/store/migrate";
import { migrations } from "@pinghouse/warehouse/store/migrations/migrations";
import type { Size } from "../build-world.ts";
import { landed, lives, pings, run, small } from "./fill-sql.ts";
import { patchesOf, releasesFor, shapesOf } from "./shapes.ts";

type Connection = Parameters<typeof appendRows>[0];
const breathe = async (): Promise<void> => undefined;

const bounds = [1, 11, 51, 101, 501, 2001, 10_001, Number.MAX_SAFE_INTEGER];

/** Temporary tables of what a metric, a release and a size band are. */
const tables = async (connection: Connection, { metrics, weeks }: Size): Promise<void> => {
  const [shapes, patches] = [shapesOf(metrics), patchesOf(releasesFor(weeks))];
  await connection.run("CREATE TEMP TABLE shape (metric INTEGER, key VARCHAR, kind VARCHAR, share DOUBLE, scale DOUBLE, frame VARCHAR, since DOUBLE)");
  await connection.run(`CREATE TEMP TABLE patch (place INTEGER, version VARCHAR, "order" DOUBLE)`);
  await connection.run("CREATE TEMP TABLE band (size VARCHAR, least DOUBLE, below DOUBLE)");
  const since = shapes.map((shape) => (shape.since === null ? 0 : (patches[shape.since * 4]?.order ?? 0)));
  const [lower, upper] = [bounds.slice(0, -1), bounds.slice(1)];
  const rows = [
    { table: "shape", rows: shapes.length, columns: [integers(shapes.map((_, index) => index)), texts(shapes.map(({ key }) => key)), texts(shapes.map(({ kind }) => kind)), doubles(shapes.map(({ share }) => share)), doubles(shapes.map(({ scale }) => scale)), texts(shapes.map(({ frame }) => frame)), doubles(since)] },
    { table: "patch", rows: patches.length, columns: [integers(patches.map((_, index) => index)), texts(patches.map(({ version }) => version)), doubles(patches.map(({ order }) => order))] },
    { table: "band", rows: lower.length, columns: [texts(lower.map(sizeBand)), doubles(lower), doubles(upper)] },
  ];
  for (const table of rows) await appendRows(connection, { ...table, catalog: "temp" }, breathe);
};

/** Values as they come to lie: a run of each closed week, then the open week in `landing`. */
const values = async (connection: Connection, first: string, weeks: number, said: (text: string) => void): Promise<void> => {
  for (let week = 0; week < weeks - 1; week += 1) {
    await connection.run(run(`ping.week = DATE '${addWeeks(first, week)}'`));
    said(`week ${week + 1} of ${weeks} filled`);
  }
  await connection.run(landed(`ping.week = DATE '${addWeeks(first, weeks - 1)}'`));
};

/**
 * Fills a new store at `path` with a made-up fleet by SQL alone, some twenty times as fast as through landing. What a question can
 * meet lies as landing and weekly compaction would have left it. The same size gives the same fleet.
 */
export const fillStore = async (path: string, size: Size, end: number, said: (text: string) => void): Promise<void> => {
  const instance = await openDatabase({ path, exportDirectories: [], threads: 2, memoryLimit: "4GB" });
  const connection = await instance.connect();
  const first = addWeeks(weekOf(end), 1 - size.weeks);
  await migrate(connection, migrations);
  await tables(connection, size);
  await connection.run(lives(size.installations, size.weeks));
  await connection.run(pings(size.weeks, first, new Date(end).toISOString().replace("Z", "")));
  for (const statement of small) await connection.run(statement);
  await remakeStandings(connection);
  await values(connection, first, size.weeks, said);
  await connection.run("CHECKPOINT");
  connection.closeSync();
  instance.closeSync();
};
