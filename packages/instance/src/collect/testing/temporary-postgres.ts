import { execFile, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync } from "node:fs";
import { chown, mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { Client } from "pg";

const debian = "/usr/lib/postgresql";

/** The folder that holds `initdb` and `postgres`, the newest of several; undefined where no server is installed. */
export const postgresPrograms = (path: string): string | undefined => {
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [...versions.map((version) => join(debian, version, "bin")), ...path.split(delimiter)];
  return folders.find((folder) => ["initdb", "postgres"].every((program) => existsSync(join(folder, program))));
};

/** PostgreSQL refuses to run as root: then somebody without rights runs it. */
const runner = (): { uid?: number; gid?: number } => {
  if (process.getuid?.() !== 0) return {};
  const idOf = (flag: string): number => {
    for (const name of ["postgres", "nobody"]) {
      try {
        return Number(execFileSync("id", [flag, name], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
      } catch {
        // The next name, then.
      }
    }
    throw new Error("neither postgres nor nobody is a user here to run PostgreSQL as");
  };
  return { uid: idOf("-u"), gid: idOf("-g") };
};

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address !== null ? address.port : 0;
};

const untilReady = async (file: string, ended: AbortSignal): Promise<void> => {
  for (let tries = 0; tries < 600; tries += 1) {
    const text = await readFile(file, "utf8").catch(() => "");
    if (/^ready\s*$/m.test(text)) return;
    if (ended.aborted) throw new Error("PostgreSQL ended while it started");
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error("PostgreSQL was not ready within 30 s");
};

export interface TemporaryPostgres extends AsyncDisposable {
  url: string;
  /** Runs SQL that may write, over a connection of its own. */
  run(sql: string): Promise<Record<string, unknown>[]>;
}

/** A PostgreSQL server of its own on a free port of loopback, in a directory that is removed with it. */
export const temporaryPostgres = async (programs: string, options: readonly string[] = ["-c", "fsync=off"]): Promise<TemporaryPostgres> => {
  const directory = await mkdtemp(join(tmpdir(), "postgres-"));
  const { uid, gid } = runner();
  const who = uid === undefined || gid === undefined ? {} : { uid, gid };
  if (uid !== undefined && gid !== undefined) await chown(directory, uid, gid);
  const data = join(directory, "data");
  await promisify(execFile)(join(programs, "initdb"), ["-D", data, "-U", "tester", "-A", "trust", "-E", "UTF8", "--no-sync"], { ...who, cwd: directory });
  const port = await freePort();
  const server = spawn(join(programs, "postgres"), ["-D", data, "-h", "127.0.0.1", "-p", String(port), "-c", "unix_socket_directories=", ...options], { ...who, cwd: directory, stdio: "ignore" });
  const stop = (): void => void server.kill("SIGKILL");
  process.once("exit", stop);
  const exited = once(server, "exit");
  const ended = new AbortController();
  void exited.then(() => ended.abort());
  await untilReady(join(data, "postmaster.pid"), ended.signal);
  const url = `postgresql://tester@127.0.0.1:${port}/postgres`;
  return {
    url,
    run: async (sql) => {
      const client = new Client({ connectionString: url });
      await client.connect();
      const { rows } = await client.query<Record<string, unknown>>(sql).finally(() => client.end());
      return rows;
    },
    [Symbol.asyncDispose]: async () => {
      server.kill("SIGINT");
      await exited;
      process.off("exit", stop);
      await rm(directory, { recursive: true, force: true });
    },
  };
};
