import { Worker } from "node:worker_threads";
import type { SampleCheck } from "@pinghouse/shared/fleet/fleet-checks";
import { bundledEntry } from "@pinghouse/shared/thread/entry";

export interface SampleStream {
  /** Resolves when all is sent; rejects where the hub refused some of it. */
  done: Promise<void>;
  stop(): Promise<void>;
}

/** What its thread tells: how many pings were acknowledged, and at its end what the fleet would have checked. */
export type ToldBySample = { sent: number } | { checks: readonly SampleCheck[] };

export interface StreamOptions {
  url: string;
  end: number;
  header: Record<string, string>;
  progress: (sent: number) => void;
  checks: (checks: readonly SampleCheck[]) => void;
}

/** Sends the sample fleet from a thread of its own, so that making it does not hold up who serves it. */
export const streamSample = ({ url, end, header, progress, checks }: StreamOptions): SampleStream => {
  const worker = new Worker(bundledEntry(import.meta.url, "./sample-thread.js"), { workerData: { url, end, header }, execArgv: [] });
  let stopped = false;
  worker.on("message", (told: ToldBySample) => ("sent" in told ? progress(told.sent) : checks(told.checks)));
  const done = new Promise<void>((resolve, reject) => {
    worker.once("error", reject);
    worker.once("exit", (code) => (code === 0 || stopped ? resolve() : reject(new Error("the thread that sends the sample fleet ended"))));
  });
  return {
    done,
    stop: async () => {
      stopped = true;
      await worker.terminate();
    },
  };
};
