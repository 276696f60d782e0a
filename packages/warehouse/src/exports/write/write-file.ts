import { statSync } from "node:fs";
import { open, rm } from "node:fs/promises";
import { MessageChannel, Worker } from "node:worker_threads";
import { bundledEntry } from "@pinghouse/shared/thread/entry";
import type { Store } from "../../store/door.ts";
import type { ExtractSource } from "../../store/extract/extract.ts";
import type { About } from "./encoder.ts";
import type { FileFormat } from "@pinghouse/shared/exports/file-format";
import type { FileFacts, WriteJob, WriteReply } from "./protocol.ts";
import { settle } from "./settle.ts";

/** How far a file is. */
export interface WriteProgress {
  /** Null where the engine writes the file. */
  rows: number | null;
  /** About how many there will be; null until that is known. */
  estimate: number | null;
  bytes: number;
}

export interface WriteRequest {
  source: ExtractSource;
  format: FileFormat;
  about: About;
  signal: AbortSignal;
  /** Before the first piece: what the extract sees is settled. Not for Parquet. */
  onBegin?: (begun: { as_of: string | null }) => void;
  onProgress?: (progress: WriteProgress) => void;
}

/** What was written; `as_of` and `revision` as Reading has them. */
export interface WrittenFile extends FileFacts {
  rows: number;
  as_of: string | null;
  revision: number;
}

/** A failure of the file system keeps its code (`ENOSPC`, `EACCES`, ...). */
export class WriteFailed extends Error {
  override readonly name = "WriteFailed";
  readonly code: string | null;

  constructor(message: string, code: string | null) {
    super(message);
    this.code = code;
  }
}

/** Makes a file, which must not exist, from an extract: written, synced and digested; on failure or `signal` it is gone again. */
export const writeFile = async (store: Store, file: string, request: WriteRequest): Promise<WrittenFile> => {
  await (await open(file, "wx")).close();
  try {
    return request.format === "parquet" ? await writeParquet(store, file, request) : await writeHere(store, { file, onPiece: null }, request);
  } catch (cause) {
    await rm(file, { force: true });
    throw cause;
  }
};

/** Hands the bytes of an extract to `onPiece`, which answers when it can take more. Not for Parquet. */
export const writePieces = (store: Store, onPiece: (piece: Uint8Array) => Promise<void>, request: WriteRequest): Promise<WrittenFile> =>
  writeHere(store, { file: null, onPiece }, request);

/** Milliseconds between two looks at a file that the engine writes. */
const watchPause = 500;

const writeParquet = async (store: Store, file: string, { source, about, signal, onProgress }: WriteRequest): Promise<WrittenFile> => {
  const units = Object.entries(about.units).map(([column, unit]) => [`unit.${column}`, unit]);
  const timer = setInterval(() => onProgress?.({ rows: null, estimate: null, bytes: statSync(file, { throwIfNoEntry: false })?.size ?? 0 }), watchPause);
  const extracted = await store.extract(
    source,
    { kind: "parquet", path: file, about: { ...about.words, ...Object.fromEntries(units) } },
    signal,
  ).finally(() => clearInterval(timer));
  return { ...extracted, ...(await settle(file)) };
};

interface Into {
  file: string | null;
  onPiece: ((piece: Uint8Array) => Promise<void>) | null;
}

const writeHere = async (store: Store, into: Into, { source, format, about, signal, onBegin, onProgress }: WriteRequest): Promise<WrittenFile> => {
  signal.throwIfAborted();
  const { port1, port2 } = new MessageChannel();
  const job: WriteJob = { source: port2, file: into.file, format, about };
  const worker = new Worker(bundledEntry(import.meta.url, "./write-thread.js"), { workerData: job, transferList: [port2], execArgv: [] });
  const stop = new AbortController();
  const written = answerOf(worker, into, { onBegin, onProgress }).catch((cause: unknown) => {
    stop.abort(cause);
    throw cause;
  });
  const extracted = store.extract(source, { kind: "port", port: port1 }, AbortSignal.any([signal, stop.signal]));
  try {
    const [file, facts] = await Promise.all([written, extracted]);
    return { ...facts, ...file };
  } catch (cause) {
    signal.throwIfAborted();
    // The first to fail knows why; the other only that its neighbour is gone.
    throw cause;
  } finally {
    await worker.terminate();
  }
};

type Told = { [Name in "onBegin" | "onProgress"]: WriteRequest[Name] | undefined };

const answerOf = (worker: Worker, { onPiece }: Into, { onBegin, onProgress }: Told): Promise<FileFacts & { rows: number }> =>
  new Promise((resolve, reject) => {
    worker.on("message", (reply: WriteReply) => {
      if (reply.kind === "progress") onProgress?.(reply.progress);
      else if (reply.kind === "begun") onBegin?.({ as_of: reply.as_of });
      else if (reply.kind === "piece") onPiece?.(reply.piece).then(() => worker.postMessage(reply.piece.length), reject);
      else if (reply.kind === "failed") reject(new WriteFailed(reply.message, reply.code));
      else resolve({ rows: reply.rows, bytes: reply.bytes, sha256: reply.sha256 });
    });
    worker.on("error", reject);
    worker.on("exit", () => reject(new WriteFailed("the writing thread has ended", null)));
  });
