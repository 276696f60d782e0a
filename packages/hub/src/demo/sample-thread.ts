import { parentPort, workerData } from "node:worker_threads";
import { z } from "zod";
import { demoFleet } from "@pinghouse/shared/fleet/demo-fleet";
import { sendSample } from "./send-sample.ts";

/** Pings on their way at once. */
const connections = 16;

const { url, end, header } = z.object({ url: z.string(), end: z.number(), header: z.record(z.string(), z.string()) }).parse(workerData);

const sent = await sendSample(demoFleet(end), {
  url,
  header,
  connections,
  progress: (count) => parentPort?.postMessage(count),
  signal: new AbortController().signal,
});
parentPort?.postMessage(sent);
