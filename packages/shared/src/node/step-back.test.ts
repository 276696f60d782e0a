import { getPriority } from "node:os";
import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { expect, test } from "vitest";
import { compiledEntry } from "../thread/entry.ts";

const module = compiledEntry(import.meta.url, "./step-back.js").href;

test.runIf(process.platform === "linux")("a thread that steps back leaves the priority of its process as it was", async () => {
  const before = getPriority();
  const worker = new Worker(
    `const [{ getPriority }, { readlinkSync }, { basename }, { parentPort }] = ["os", "fs", "path", "worker_threads"].map((name) => require("node:" + name));
     import(${JSON.stringify(module)}).then(({ stepBack }) => parentPort.postMessage([stepBack(7), getPriority(Number(basename(readlinkSync("/proc/thread-self"))))]));`,
    { eval: true, execArgv: [] },
  );
  const [told] = await once(worker, "message");
  await worker.terminate();
  expect(told).toEqual([true, Math.min(19, before + 7)]);
  expect(getPriority()).toBe(before);
});
