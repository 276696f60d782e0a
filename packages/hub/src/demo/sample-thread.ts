import { parentPort, workerData } from "node:worker_threads";
import { z } from "zod";
import { demoFleet } from "@pinghouse/shared/fleet/demo-fleet";
import { fleetChecks } from "@pinghouse/shared/fleet/fleet-checks";
import { declareSample } from "./declare-sample.ts";
import { labelSample } from "./label-sample.ts";
import { sendSample } from "./send-sample.ts";
import type { ToldBySample } from "./stream-sample.ts";

/** Pings on their way at once. */
const connections = 16;

const { url, end, header } = z.object({ url: z.string(), end: z.number(), header: z.record(z.string(), z.string()) }).parse(workerData);

const fleet = demoFleet(end);
const tell = (told: ToldBySample): void => parentPort?.postMessage(told);

// Beside the pings, so that the first chart need not wait for the dictionary.
const [sent] = await Promise.all([
  sendSample(fleet, {
    url,
    header,
    connections,
    progress: (sent) => tell({ sent }),
  }),
  declareSample(url, { weeks: fleet.weeks.length, end }),
]);
await labelSample(url);
tell({ sent });
// Last, so that the first charts need not wait for it.
tell({ checks: fleetChecks(fleet, end) });
