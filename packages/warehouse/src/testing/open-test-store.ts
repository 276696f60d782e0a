import type { Store } from "../store/door.ts";
import { Engine } from "../store/engine.ts";
import { batchesOf, batchOf, type BatchExtras } from "./batch-of.ts";
import type { TestPing } from "./test-ping.ts";

let extracts = 0;

const storeOn = (engine: Engine): Store & AsyncDisposable => ({
  extract: async (source, into, signal) => {
    const id = (extracts += 1);
    signal.addEventListener("abort", () => engine.stopExtract(id), { once: true });
    return engine.extract(id, { source, into });
  },
  read: (_question, queries) => engine.read(queries),
  land: (batch) => engine.land(batch),
  progress: () => engine.progress,
  health: () => ({ state: "ok" }),
  queue: () => ({ running: 0, waiting: 0 }),
  compact: () => engine.compact(),
  expire: async (segment) => {
    await engine.expire(segment);
  },
  define: async (set) => {
    await engine.define(set);
  },
  keepChecks: async (days, whole = false) => {
    await engine.keepChecks(days, whole);
  },
  close: () => engine.close(),
  [Symbol.asyncDispose]: () => engine.close(),
});

/**
 * The real engine in memory, holding the given pings, landed by the real way in. Give `received` to choose as_of.
 * It runs on the test's own thread, because starting a thread takes ten times as long as opening it; `openStore` is the one with a thread.
 */
export const openTestStore = async (
  pings: readonly TestPing[] = [],
  extras: Pick<BatchExtras, "posts" | "counts" | "scores" | "leaders"> & { exportDirectories?: readonly string[] } = {},
): Promise<Store & AsyncDisposable> => {
  const onTrouble = (cause: unknown): never => {
    throw new Error("background work of a test's store failed", { cause });
  };
  const engine = await Engine.open({ path: ":memory:", threads: 1, memoryLimit: "1GB", quietMs: 3_600_000, exportDirectories: extras.exportDirectories ?? [], onTrouble });
  for (const batch of batchesOf(pings)) await engine.land(batch);
  const { posts, counts, scores, leaders } = extras;
  if ([posts, counts, scores, leaders].some((facts) => facts !== undefined)) await engine.land(batchOf([], extras));
  return storeOn(engine);
};
