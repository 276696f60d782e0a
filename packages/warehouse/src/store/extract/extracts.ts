import type { DuckDBInstance } from "@duckdb/node-api";
import type { Extracted, ExtractInto, ExtractSource } from "./extract.ts";
import { extractToParquet, extractToPort } from "./run-extract.ts";

export interface ExtractTask {
  source: ExtractSource;
  into: ExtractInto;
}

interface Running {
  /** Breaks it off, whether it computes or waits for the far end. */
  halt: AbortController;
  ended: Promise<unknown>;
}

/** The extracts under way, each on a connection of its own that ends with it, since it may hold temporary things. */
export class Extracts {
  readonly #instance: DuckDBInstance;
  readonly #running = new Map<number, Running>();
  #closing = false;

  constructor(instance: DuckDBInstance) {
    this.#instance = instance;
  }

  async run(id: number, task: ExtractTask): Promise<Extracted> {
    if (this.#closing) throw new Error("the warehouse is closing");
    const halt = new AbortController();
    const work = this.#work(task, halt.signal);
    this.#running.set(id, { halt, ended: work.catch(() => undefined) });
    try {
      return await work;
    } finally {
      this.#running.delete(id);
    }
  }

  /** Extracts under way. */
  get busy(): number {
    return this.#running.size;
  }

  stop(id: number): void {
    this.#running.get(id)?.halt.abort();
  }

  /** Breaks off what runs. */
  async close(): Promise<void> {
    this.#closing = true;
    for (const { halt } of this.#running.values()) halt.abort();
    await Promise.all([...this.#running.values()].map(({ ended }) => ended));
  }

  async #work({ source, into }: ExtractTask, halt: AbortSignal): Promise<Extracted> {
    const connection = await this.#instance.connect();
    const interrupt = (): void => connection.interrupt();
    halt.addEventListener("abort", interrupt);
    try {
      if (into.kind !== "port") return await extractToParquet(connection, source, into, halt);
      return await extractToPort(connection, source, into.port, halt);
    } finally {
      if (into.kind === "port") into.port.close();
      halt.removeEventListener("abort", interrupt);
      // Closing alone leaves the transaction to whoever still holds a result, and with it what it keeps from the next checkpoint.
      await connection.run("ROLLBACK").catch(() => undefined);
      connection.closeSync();
    }
  }
}
