import { createServer } from "node:http";
import { expect, test } from "vitest";
import { createClosers } from "@pinghouse/shared/node/closers";
import { listenOnPort } from "./listen.ts";

test("a port that another program holds is refused with the variable's name", async () => {
  const closers = createClosers();
  const port = await listenOnPort(createServer(), "127.0.0.1", 0, closers);
  await expect(listenOnPort(createServer(), "127.0.0.1", port, closers)).rejects.toThrow(/^PINGHOUSE_PORT: .*EADDRINUSE/);
  await closers.close();
});

test("an address that is not this machine's is refused with the variable's name", async () => {
  await expect(listenOnPort(createServer(), "203.0.113.77", 0, createClosers())).rejects.toThrow(/^PINGHOUSE_HOST: /);
});
