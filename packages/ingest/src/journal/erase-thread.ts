import { parentPort, workerData } from "node:worker_threads";
import { z } from "zod";
import { ownRecords } from "./own-records.ts";
import { recordPlace } from "./record.ts";
import { voidPlaces } from "./void-places.ts";

// Reading a whole journal takes seconds to minutes, which neither the journal's thread nor the one that serves people has.
const whose = z.object({ uuid: z.string(), hostname: z.string(), unique_instance_ids: z.array(z.string()) });
const position = z.object({ segment: z.int(), offset: z.int() });
const task = z
  .discriminatedUnion("kind", [
    z.object({ kind: z.literal("find"), dir: z.string(), whose, to: position }),
    z.object({ kind: z.literal("void"), dir: z.string(), places: z.array(recordPlace) }),
  ])
  .parse(workerData);

if (task.kind === "find") parentPort?.postMessage(ownRecords(task.dir, task.whose, { segment: 0, offset: 0 }, task.to));
else {
  voidPlaces(task.dir, task.places);
  parentPort?.postMessage([]);
}
