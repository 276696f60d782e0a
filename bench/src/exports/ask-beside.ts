import { distribution } from "@pinghouse/warehouse/queries/distribution";
import { trend } from "@pinghouse/warehouse/queries/trend";
import { askListing } from "../ask-listing.ts";
import type { World } from "../world.ts";

/** Milliseconds from an answer to the next question, as of one person who clicks without rest. */
const pause = 50;

/** A page's questions by turns. */
const questions = [
  (world: World) => distribution(world.store, { key: world.sample.metric }),
  (world: World) => askListing(world, trend({ key: world.sample.metric })),
] as const;

/** Asks a page's questions on and on until stopped. `stop` waits for the one under way and answers how many milliseconds each took, ascending. */
export const askBeside = (world: World): { stop: () => Promise<number[]> } => {
  const times: number[] = [];
  const stopped = new AbortController();
  const ask = async (): Promise<void> => {
    while (!stopped.signal.aborted) {
      const began = performance.now();
      await questions[times.length % questions.length]?.(world);
      times.push(performance.now() - began);
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  };
  const asking = ask();
  return {
    stop: async () => {
      stopped.abort();
      await asking;
      return times.toSorted((a, b) => a - b);
    },
  };
};

/** The middle and the 99th of a hundred, in words. */
export const delays = (times: readonly number[]): string => {
  const at = (share: number): string => (times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(0);
  return `p50 ${at(0.5).padStart(4)} ms, p99 ${at(0.99).padStart(4)} ms of ${times.length}`;
};
