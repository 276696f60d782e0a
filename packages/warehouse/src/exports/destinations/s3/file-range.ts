import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import type { Content } from "./client.ts";

/** What is read at a time: small, because it is hashed on the thread that answers people. */
const pieceBytes = 262_144;

/** A part of a file, to be sent. */
export interface RangeContent extends Content {
  md5: Buffer;
}

const read = (file: string, from: number, to: number) => createReadStream(file, { start: from, end: to - 1, highWaterMark: pieceBytes });

/** Digests the bytes from `from` up to, without, `to`; they are read once more when they are sent, so that none of them are kept. */
export const fileRange = async (file: string, { from, to }: { from: number; to: number }, signal: AbortSignal): Promise<RangeContent> => {
  const sha256 = createHash("sha256");
  const md5 = createHash("md5");
  let bytes = 0;
  if (to > from) {
    for await (const piece of read(file, from, to)) {
      signal.throwIfAborted();
      if (!(piece instanceof Uint8Array)) continue;
      sha256.update(piece);
      md5.update(piece);
      bytes += piece.length;
    }
  }
  if (bytes !== to - from) throw new Error(`${file} ends before byte ${to}.`);
  return { open: () => (bytes === 0 ? Buffer.alloc(0) : read(file, from, to)), bytes, sha256: sha256.digest("hex"), md5: md5.digest() };
};
