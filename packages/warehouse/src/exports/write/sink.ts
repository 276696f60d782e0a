import { createHash } from "node:crypto";
import { closeSync, fsyncSync, openSync, writeSync } from "node:fs";
import { createGzip } from "node:zlib";
import type { FileFacts } from "./protocol.ts";

/** Where bytes end up. */
export interface Target {
  write(piece: Uint8Array): Promise<void>;
  /** What was written is safe from here on. */
  finish(): Promise<void>;
}

/** A file, from its beginning. Synchronous, since this thread has nothing else to do; synced at its end. */
export const fileTarget = (path: string): Target => {
  const file = openSync(path, "w");
  return {
    write: async (piece) => {
      for (let at = 0; at < piece.length; ) at += writeSync(file, piece, at);
    },
    finish: async () => {
      fsyncSync(file);
      closeSync(file);
    },
  };
};

/** Bytes on their way to the target: counted, digested and, where wanted, packed with gzip. */
export interface Sink {
  write(pieces: readonly Uint8Array[]): Promise<void>;
  /** Bytes at the target so far. */
  bytes(): number;
  close(): Promise<FileFacts>;
}

const plainSink = (target: Target): Sink => {
  const digest = createHash("sha256");
  let bytes = 0;
  return {
    write: async (pieces) => {
      for (const piece of pieces) {
        digest.update(piece);
        bytes += piece.length;
        await target.write(piece);
      }
    },
    bytes: () => bytes,
    close: async () => {
      await target.finish();
      return { bytes, sha256: digest.digest("hex") };
    },
  };
};

const gzipSink = (inner: Sink): Sink => {
  const gzip = createGzip();
  let tail = Promise.resolve();
  gzip.on("data", (piece: Buffer) => {
    tail = tail.then(() => inner.write([piece]));
    tail.catch(() => gzip.destroy());
  });
  const given = (piece: Uint8Array): Promise<void> => new Promise((resolve) => void gzip.write(piece, () => resolve()));
  return {
    write: async (pieces) => {
      for (const piece of pieces) {
        await given(piece);
        await tail;
      }
    },
    bytes: () => inner.bytes(),
    close: async () => {
      await new Promise<void>((resolve) => {
        gzip.once("close", resolve);
        gzip.end();
      });
      await tail;
      return inner.close();
    },
  };
};

export const openSink = (target: Target, packed: boolean): Sink => (packed ? gzipSink(plainSink(target)) : plainSink(target));
