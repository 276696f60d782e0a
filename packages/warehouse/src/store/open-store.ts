import { totalmem } from "node:os";
import { resolve } from "node:path";
import { bundledEntry } from "@pinghouse/shared/thread/entry";
import { StoreLocked } from "./connection/opening-errors.ts";
import type { Reading, Store } from "./door.ts";
import type { Extracted, ExtractInto, ExtractSource } from "./extract/extract.ts";
import type { ThreadData } from "./protocol.ts";
import { startThread } from "./thread-client.ts";
import type { ThreadClient } from "./thread-client.ts";
import { createTurnstile } from "./turnstile.ts";

export interface StoreOptions {
  /** Threads of DuckDB's own. */
  threads?: number;
  /** As DuckDB writes it (`4GB`); by default half of the machine's memory, at most 4 GB. */
  memoryLimit?: string;
  /** Threads of libuv (`UV_THREADPOOL_SIZE`): queries leave two of them to everything else. */
  poolSize?: number;
  /** Milliseconds without a landing after which compaction and checkpoint may run. */
  quietMs?: number;
  /** The only directories outside the warehouse that extracts may be written to; they exist. None by default. */
  exportDirectories?: readonly string[];
  /** Told how long each reading took, its wait included. */
  onQuery?: (question: string, seconds: number) => void;
  /** Told of background work that failed; it is tried again at the next quiet moment. */
  onTrouble?: (error: Error) => void;
}

/** Files open in this process. DuckDB guards a file against other processes only: a second opener in this one would lose rows. */
const held = new Set<string>();

const halfOfMemory = (): string => `${Math.floor(Math.min(totalmem() / 2, 4 * 2 ** 30) / 2 ** 20)}MiB`;

const readers = (poolSize: number): number => Math.max(2, Math.min(4, poolSize - 2));

const storeOn = (client: ThreadClient, options: StoreOptions, release: () => void): Store & AsyncDisposable => {
  const extracting = createTurnstile(2, 8);
  const turnstile = createTurnstile(readers(options.poolSize ?? 4), 64);
  let closing: Promise<void> | undefined;
  const close = (): Promise<void> =>
    (closing ??= client.ask({ kind: "close" }).then(() => client.ended()).finally(release));

  const read: Store["read"] = async (question, queries) => {
    const began = performance.now();
    const { reading } = await turnstile.through(() => client.ask({ kind: "read", queries }));
    options.onQuery?.(question, (performance.now() - began) / 1000);
    return reading ?? noReading();
  };

  return {
    read,
    extract: (source, into, signal) => extracting.through(() => extractOn(client, source, into, signal)),
    // Copied, not transferred: a batch that fails is the caller's to split and try again.
    land: async (batch) => (await client.ask({ kind: "land", batch })).progress,
    progress: () => client.progress(),
    health: () => {
      const gone = client.gone();
      return gone === undefined ? { state: "ok" } : { state: "failed", detail: wordsOf(gone) };
    },
    queue: () => turnstile.load(),
    compact: async () => (await client.ask({ kind: "compact" })).moved ?? 0,
    expire: async (segment) => {
      await client.ask({ kind: "expire", segment });
    },
    define: async (set) => {
      await client.ask({ kind: "define", set });
    },
    keepChecks: async (days, whole = false) => {
      await client.ask({ kind: "checks", days, whole });
    },
    close,
    [Symbol.asyncDispose]: close,
  };
};

const wordsOf = (error: Error): string => (error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message);

const extractOn = async (client: ThreadClient, source: ExtractSource, into: ExtractInto, signal: AbortSignal): Promise<Extracted> => {
  signal.throwIfAborted();
  const { id, result } = client.start({ kind: "extract", source, into }, into.kind === "port" ? [into.port] : []);
  const stop = (): void => void client.ask({ kind: "stop", task: id }).catch(() => undefined);
  signal.addEventListener("abort", stop, { once: true });
  try {
    const { extracted } = await result;
    if (extracted === undefined) throw new Error("the store's thread answered an extract without its figures");
    return extracted;
  } catch (cause) {
    signal.throwIfAborted();
    throw cause;
  } finally {
    signal.removeEventListener("abort", stop);
  }
};

const noReading = (): Reading => {
  throw new Error("the store's thread answered a reading without one");
};

/**
 * Opens the warehouse at `path` (or `:memory:`) on a thread of its own, bringing its schema up to date.
 * Throws `StoreLocked` when another opener holds the file, and `StoreUnopenable` when it does not open for any other reason.
 */
export const openStore = async (path: string, options: StoreOptions = {}): Promise<Store & AsyncDisposable> => {
  const file = path === ":memory:" ? path : resolve(path);
  if (file !== ":memory:" && held.has(file)) throw new StoreLocked(file);
  const release = (): void => void held.delete(file);
  held.add(file);
  const data: ThreadData = {
    path: file,
    threads: options.threads ?? 2,
    memoryLimit: options.memoryLimit ?? halfOfMemory(),
    quietMs: options.quietMs ?? 2000,
    exportDirectories: options.exportDirectories ?? [],
  };
  const entry = bundledEntry(import.meta.url, "./store-thread.js");
  try {
    return storeOn(await startThread(entry, data, options.onTrouble), options, release);
  } catch (error) {
    release();
    throw error;
  }
};

