import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { mkdtempDisposable } from "@pinghouse/shared/node/temporary-directory";
import { bundledEntry } from "@pinghouse/shared/thread/entry";
import { expect, test } from "vitest";

const main = fileURLToPath(bundledEntry(import.meta.url, "./main.js"));

const run = (directory: string, more: Record<string, string> = {}, words: string[] = []) => {
  const environment = { PATH: process.env["PATH"] ?? "", PINGHOUSE_INSTANCE_DATA: directory, PINGHOUSE_INSTANCE_PORT: "0", ...more };
  const child = spawn(process.execPath, [main, ...words], { env: environment, stdio: ["ignore", "pipe", "pipe"] });
  const said = { out: "", err: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => (said.out += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (said.err += text));
  return { child, said };
};

const end = async (child: ChildProcess): Promise<unknown> => {
  if (child.exitCode === null) child.kill("SIGTERM");
  return child.exitCode ?? (await once(child, "close"))[0];
};

test("it says on stdout where it listens and nothing else, the setup link on stderr, refuses a second one, and drains", async () => {
  await using directory = mkdtempDisposable();
  const { child, said } = run(directory.path);
  while (!said.out.includes("\n") && child.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 20));
  const url = /^pinghouse instance listening on (http:\/\/127\.0\.0\.1:\d+)\n$/.exec(said.out)?.[1];
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
  expect(said.err).toContain(`${url}/setup#`);
  const second = run(directory.path);
  expect((await once(second.child, "close"))[0]).toBe(1);
  expect(second.said.err).toContain("choose another with PINGHOUSE_INSTANCE_DATA");
  expect(await end(child)).toBe(0);
  expect(said.out.split("\n")).toHaveLength(2);
});

test("a wrong setting is named, a wrong word is wrong use, and help is on stdout", async () => {
  await using directory = mkdtempDisposable();
  const cases = [run(directory.path, { PINGHOUSE_INSTANCE_PING: "perhaps" }), run(directory.path, {}, ["--nonsense"]), run(directory.path, {}, ["--help"])];
  const codes = await Promise.all(cases.map(async ({ child }) => (await once(child, "close"))[0]));
  expect(codes).toEqual([1, 2, 0]);
  expect(cases[0]?.said.err).toContain("PINGHOUSE_INSTANCE_PING");
  expect(cases[2]?.said.out).toContain("--demo");
});

test("the demo lets everyone in, so it is refused where others could reach it", async () => {
  await using directory = mkdtempDisposable();
  const { child, said } = run(directory.path, { PINGHOUSE_INSTANCE_HOST: "0.0.0.0" }, ["--demo"]);
  expect((await once(child, "close"))[0]).toBe(1);
  expect(said.err).toContain("lets everyone in");
});
