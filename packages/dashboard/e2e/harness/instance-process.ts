import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const main = fileURLToPath(new URL("../../../instance/dist/main.bundle.js", import.meta.url));

/** The part beside an installation, as it is after its very first start, in a process of its own. */
export interface NewInstance extends AsyncDisposable {
  url: string;
  /** The one-time link that makes its first admin, from the path on. */
  setup: string;
}

/** Starts one with an environment of its own. */
export const openNewInstance = async (more: Record<string, string> = {}): Promise<NewInstance> => {
  const directory = await mkdtemp(join(tmpdir(), "pinghouse-instance-"));
  const environment = { PATH: process.env["PATH"] ?? "", PINGHOUSE_INSTANCE_DATA: directory, PINGHOUSE_INSTANCE_PORT: "0", ...more };
  const child = spawn(process.execPath, [main], { env: environment, stdio: ["ignore", "pipe", "pipe"] });
  const said = { out: "", err: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => (said.out += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (said.err += text));
  while (!said.out.includes("\n")) {
    if (child.exitCode !== null) throw new Error(`the instance ended before it listened: ${said.err}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    url: /listening on (\S+)/.exec(said.out)?.[1] ?? "",
    setup: /(\/setup#\S+)/.exec(said.err)?.[1] ?? "",
    [Symbol.asyncDispose]: async () => {
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
      await rm(directory, { recursive: true, force: true });
    },
  };
};
