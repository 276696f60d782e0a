import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { bundledEntry } from "@pinghouse/shared/thread/entry";
import { fileURLToPath } from "node:url";

/** A hub in a process of its own, as people run it. For tests. */
export interface HubProcess extends AsyncDisposable {
  process: ChildProcess;
  /** Where it listens. */
  url: string;
  /** All it wrote so far. */
  stdout(): string;
  stderr(): string;
  /** Sends a signal and resolves with the exit code once it ended; null where the signal ended it. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/** The compiled program. */
export const hubMain = fileURLToPath(bundledEntry(import.meta.url, "../main.js"));
const ready = /^pinghouse hub listening on (\S+)$/m;

const gather = (child: ChildProcess) => {
  const said = { stdout: "", stderr: "" };
  child.stdout?.setEncoding("utf8").on("data", (text: string) => (said.stdout += text));
  child.stderr?.setEncoding("utf8").on("data", (text: string) => (said.stderr += text));
  return said;
};

/** Variables of a test's own; those of whoever runs the tests are left out. */
export const hubEnvironment = (dataDir: string, more: Record<string, string> = {}): Record<string, string> => ({
  PATH: process.env["PATH"] ?? "",
  PINGHOUSE_DATA: dataDir,
  PINGHOUSE_PORT: "0",
  ...more,
});

/** Starts `pinghouse hub` and resolves when it says that it listens. Throws with its stderr where it ends first. */
export const startHub = async (dataDir: string, more: Record<string, string> = {}, words: string[] = []): Promise<HubProcess> => {
  const child = spawn(process.execPath, [hubMain, "hub", ...words], { env: hubEnvironment(dataDir, more), stdio: ["ignore", "pipe", "pipe"] });
  const said = gather(child);
  const ended = once(child, "exit");
  const line = new Promise<void>((resolve) => createInterface(child.stdout).once("line", () => resolve()));
  await Promise.race([line, ended]);
  const url = ready.exec(said.stdout)?.[1];
  if (url === undefined) throw new Error(`the hub ended before it listened: ${said.stderr}`);
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill(signal);
      await ended;
    }
    return child.exitCode;
  };
  return { process: child, url, stdout: () => said.stdout, stderr: () => said.stderr, end, [Symbol.asyncDispose]: async () => void (await end("SIGKILL")) };
};

/** Runs one `pinghouse` command to its end, with `input` on its stdin. */
export const runCommand = async (dataDir: string, words: string[], { input = "", more = {}, cwd = dataDir }: { input?: string | Uint8Array; more?: Record<string, string>; cwd?: string } = {}): Promise<{ code: number | null; stdout: string; stderr: string }> => {
  const child = spawn(process.execPath, [hubMain, ...words], { env: hubEnvironment(dataDir, more), cwd, stdio: ["pipe", "pipe", "pipe"] });
  const said = gather(child);
  child.stdin.on("error", () => {}).end(input);
  const [code] = await once(child, "close");
  return { code: typeof code === "number" ? code : null, ...said };
};
