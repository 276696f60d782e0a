import { Problem } from "@pinghouse/shared/problem/problem";
import type { Exports } from "./exports.ts";

const closed = async (): Promise<never> => {
  throw new Problem("not_ready", "This hub runs no exports.");
};

/** A hub that runs no exports: nothing is there, and nothing can be ordered. */
export const noExports: Exports = {
  destinations: async () => [],
  saveDestination: closed,
  removeDestination: closed,
  tryDestination: closed,
  schedules: async () => [],
  saveSchedule: closed,
  removeSchedule: closed,
  runs: async () => [],
  run: async () => undefined,
  progress: () => [],
  runNow: closed,
  exportOnce: closed,
  stopRun: closed,
  retryRun: closed,
  withdraw: async () => ({ withdrawn: 0, left: [] }),
  close: async () => undefined,
};
