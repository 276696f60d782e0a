import type { Archive } from "@pinghouse/warehouse/archive/archive";
import type { Store } from "@pinghouse/warehouse/store/door";

/** The warehouse that questions are timed on, and what is known of it from the generator alone. */
export interface World {
  store: Store;
  archive: Archive;
  /** The installation with the largest payload, and a metric that most installations use. */
  sample: { id: string; metric: string };
  facts: { installations: number; pings: number; active: number; weeks: number };
  now: number;
}

/** One question with its assertion. `ask` is what is timed; `check` throws when the answer is not the generator's. */
export interface QueryBench<Answer> {
  name: string;
  ask: (world: World) => Promise<Answer>;
  check: (answer: Answer, world: World) => void;
}

/** A benchmark whose answer's type only itself knows. */
export interface AnyBench {
  name: string;
  ask: (world: World) => Promise<void>;
  /** Answers how many rows the answer has; a record is one. */
  check: (world: World) => Promise<number>;
}

/** Seals a benchmark, so that benchmarks of different answers stand in one list. */
export const queryBench = <Answer>({ name, ask, check }: QueryBench<Answer>): AnyBench => ({
  name,
  ask: async (world) => void (await ask(world)),
  check: async (world) => {
    const answer = await ask(world);
    check(answer, world);
    return Array.isArray(answer) ? answer.length : 1;
  },
});
