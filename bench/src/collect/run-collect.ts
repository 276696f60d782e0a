import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { postgresPrograms, temporaryPostgres, type TemporaryPostgres } from "@pinghouse/instance/collect/testing/temporary-postgres";
import { tableSql } from "./definitions.ts";

type Say = (line: string) => void;

const fill = async (server: TemporaryPostgres, rows: number, said: Say): Promise<void> => {
  const started = performance.now();
  await server.run(tableSql(rows));
  // A database at work has been vacuumed; an index alone can answer then.
  await server.run("VACUUM ANALYZE deeds");
  const [size] = await server.run("SELECT pg_size_pretty(pg_total_relation_size('deeds')) AS size");
  said(`a table of ${rows.toLocaleString("en")} rows, ${String(size?.["size"])} with its indexes, made in ${((performance.now() - started) / 1000).toFixed(0)} s\n`);
};

/** A thousand SQL counts over one table of PostgreSQL, by a process of their own: how long, how much memory, and the longest single query. */
export const runCollect = async (rows: number, said: Say): Promise<void> => {
  const programs = postgresPrograms(process.env["PATH"] ?? "");
  if (programs === undefined) return said("collect is skipped: no PostgreSQL server is installed here\n");
  await using server = await temporaryPostgres(programs, ["-c", "fsync=off", "-c", "max_wal_size=4GB", "-c", "maintenance_work_mem=256MB"]);
  await fill(server, rows, said);
  const child = spawn(process.execPath, [fileURLToPath(new URL("./collect-child.js", import.meta.url)), server.url, String(rows)], { stdio: ["ignore", "inherit", "inherit"] });
  const [code] = await once(child, "exit");
  if (code !== 0) throw new Error("the collecting process failed");
};
