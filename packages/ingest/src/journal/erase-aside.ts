import { Worker } from "node:worker_threads";
import { bundledEntry } from "@pinghouse/shared/thread/entry";
import type { JournalPosition } from "@pinghouse/warehouse/store/landing-batch";
import type { OwnRecord, Whose } from "./own-records.ts";
import type { RecordPlace } from "./record.ts";

type Task = { kind: "find"; dir: string; whose: Whose; to: JournalPosition } | { kind: "void"; dir: string; places: readonly RecordPlace[] };

/** Has a thread of its own do one task and end. Rejects with what it threw. */
const inThread = (task: Task): Promise<OwnRecord[]> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(bundledEntry(import.meta.url, "./erase-thread.js"), { workerData: task, execArgv: [] });
    worker.once("message", (found: OwnRecord[]) => resolve(found));
    worker.once("error", reject);
    worker.once("exit", () => reject(new Error("The thread that erases ended without an answer.")));
  });

/** ownRecords from the journal's beginning to a place, beside all other work. */
export const findAside = (dir: string, whose: Whose, to: JournalPosition): Promise<OwnRecord[]> => inThread({ kind: "find", dir, whose, to });

/** voidPlaces, beside all other work. */
export const voidAside = async (dir: string, places: readonly RecordPlace[]): Promise<void> => {
  await inThread({ kind: "void", dir, places });
};
