import { timedOut } from "./explain.ts";
import type { Step } from "./network-failure.ts";

/** Milliseconds that are waited: for a connection with all that belongs to it, for the next byte to be read, and for a piece to be taken. */
export interface Limits {
  open: number;
  read: number;
  write: number;
}

/** As GitLab's own client waits. */
export const usualLimits: Limits = { open: 10_000, read: 20_000, write: 30_000 };

/** What is waited for, and how long. */
export interface Wait {
  step: Step;
  /** Who is waited for, in words. */
  place: string;
  /** Milliseconds. */
  ms: number;
  /** Milliseconds that a failure speaks of, where a part of them was used up by earlier steps. */
  limit?: number;
  signal: AbortSignal | undefined;
}

/** Waits for work at most so long, and no longer than the signal allows. */
export const within = <Value>(work: Promise<Value>, { step, place, ms, limit = ms, signal }: Wait): Promise<Value> =>
  new Promise((resolve, reject) => {
    const stop = (): void => reject(signal?.reason instanceof Error ? signal.reason : new Error("cancelled"));
    const timer = setTimeout(() => reject(timedOut(step, place, limit)), ms);
    const settle = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", stop);
    };
    if (signal?.aborted === true) stop();
    signal?.addEventListener("abort", stop, { once: true });
    work.then(resolve, reject).finally(settle);
  });
