import { once } from "node:events";
import { createServer } from "node:net";
import { mkdtempDisposable } from "@pinghouse/shared/node/temporary-directory";
import { expect, test } from "vitest";
import type { Terminal } from "../cli/command.ts";
import { hubEnvironment } from "../testing/hub-process.ts";
import { portBeside, startBeside } from "./beside.ts";

const terminalOf = (directory: string, said: string[]): Terminal => ({
  out: () => {},
  bytes: async () => {},
  err: (text) => void said.push(text),
  screen: false,
  input: process.stdin,
  cwd: directory,
  environment: hubEnvironment(directory),
});

test("a hub on any free port has its installation on any too, and a port that is told is taken", async () => {
  expect(await portBeside("127.0.0.1", 0, undefined)).toBe(0);
  expect(await portBeside("127.0.0.1", 4600, "4990")).toBe(4990);
});

test("a usual port that is taken is passed over", async () => {
  const first = await portBeside("127.0.0.1", 4600, undefined);
  const taken = createServer().listen(first, "127.0.0.1");
  await once(taken, "listening");
  expect(await portBeside("127.0.0.1", 4600, undefined)).toBeGreaterThan(first);
  taken.close();
});

test("an installation that cannot start is told of, and the demo goes on", async () => {
  await using directory = mkdtempDisposable();
  const said: string[] = [];
  const terminal = terminalOf(directory.path, said);
  const environment = { ...terminal.environment, PINGHOUSE_INSTANCE_PORT: "99999" };
  const beside = await startBeside({ terminal: { ...terminal, environment }, hub: { url: "http://127.0.0.1:9", host: "127.0.0.1", port: 0 }, directory: directory.path });
  while (!said.join("").includes("ended by itself (1)")) await new Promise((resolve) => setTimeout(resolve, 50));
  expect([beside.url(), said.join("")]).toEqual([null, expect.stringContaining("PINGHOUSE_INSTANCE_PORT")]);
});

test("the installation beside a demo says where it is, answers, and ends with its hub", async () => {
  await using directory = mkdtempDisposable();
  const said: string[] = [];
  const beside = await startBeside({ terminal: terminalOf(directory.path, said), hub: { url: "http://127.0.0.1:9", host: "127.0.0.1", port: 0 }, directory: directory.path });
  while (beside.url() === null) await new Promise((resolve) => setTimeout(resolve, 50));
  const page = await fetch(`${beside.url()}/trpc/session.current`);
  expect(await page.json()).toMatchObject({ result: { data: { role: "admin", demo: true } } });
  await beside.stop();
  expect(beside.url()).toBeNull();
  expect(said.join("")).toMatch(/One sample installation beside it: http:\/\/127\.0\.0\.1:\d+/);
});
