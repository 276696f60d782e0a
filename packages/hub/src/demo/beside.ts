import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { setPriority } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { Terminal } from "../cli/command.ts";

/** Where the part beside an installation listens by itself, and how many ports after it are tried. */
const usualPort = 4601;
const tries = 50;
/** Milliseconds that it may take to end. */
const patience = 5_000;

/** The program, by its place and not by its module: the hub knows nothing of what is inside. */
const program = fileURLToPath(new URL("../../../instance/dist/main.bundle.js", import.meta.url));
const ready = /^pinghouse instance listening on (\S+)$/;

/** One sample installation beside a demo's hub, in a process of its own. */
export interface Beside {
  /** Where its Admin Area is; null until it listens, and where it could not start. */
  url(): string | null;
  stop(): Promise<void>;
}

const isFree = async (host: string, port: number): Promise<boolean> => {
  const server = createServer().listen(port, host);
  try {
    await once(server, "listening");
    return true;
  } catch {
    return false;
  } finally {
    server.close();
  }
};

/** The usual port or the next that is free; any free one where the hub took any too. */
export const portBeside = async (host: string, hubPort: number, told: string | undefined): Promise<number> => {
  if (told !== undefined && told !== "") return Number(told);
  if (hubPort === 0) return 0;
  for (let port = usualPort; port < usualPort + tries; port += 1) if (port !== hubPort && (await isFree(host, port))) return port;
  return 0;
};

const end = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  const late = setTimeout(() => child.kill("SIGKILL"), patience);
  await ended;
  clearTimeout(late);
};

/** What the child is to be told; the proxies of whoever started the demo are not its own, since it stays on this machine. */
const environmentOf = (terminal: Terminal, hubUrl: string, directory: string, port: number): Record<string, string | undefined> => ({
  PATH: terminal.environment["PATH"],
  PINGHOUSE_HUB_URL: hubUrl,
  PINGHOUSE_INSTANCE_DATA: join(directory, "instance"),
  PINGHOUSE_INSTANCE_PORT: String(port),
  PINGHOUSE_STARTED_BY: String(process.pid),
});

export interface BesideOptions {
  terminal: Terminal;
  hub: { url: string; host: string; port: number };
  /** The demo's own directory. */
  directory: string;
}

/** Starts a sample installation beside the demo's hub. A demo without it is still one: what fails is told on stderr. */
export const startBeside = async ({ terminal, hub, directory }: BesideOptions): Promise<Beside> => {
  const port = await portBeside(hub.host, hub.port, terminal.environment["PINGHOUSE_INSTANCE_PORT"]);
  const child = spawn(process.execPath, [program, "--demo"], { env: environmentOf(terminal, hub.url, directory, port), stdio: ["ignore", "pipe", "pipe"] });
  const place: { url: string | null; ending: boolean } = { url: null, ending: false };
  createInterface(child.stdout).on("line", (line) => {
    place.url = ready.exec(line)?.[1] ?? place.url;
    if (place.url !== null) terminal.err(`One sample installation beside it: ${place.url}\n`);
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => terminal.err(text));
  child.on("error", (error) => terminal.err(`Sample installation: it could not be started: ${error.message}\n`));
  child.on("exit", (code) => {
    if (!place.ending) terminal.err(`Sample installation: it ended by itself (${code ?? "by a signal"}); the hub goes on without it.\n`);
  });
  child.once("spawn", () => {
    // The fleet and its readers come first; where the system forbids it they share.
    try {
      if (child.pid !== undefined) setPriority(child.pid, 5);
    } catch {
      return;
    }
  });
  return {
    url: () => (child.exitCode === null && child.signalCode === null ? place.url : null),
    stop: () => {
      place.ending = true;
      return end(child);
    },
  };
};
