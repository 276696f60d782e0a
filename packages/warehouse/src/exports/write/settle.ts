import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import type { FileFacts } from "./protocol.ts";

/** Makes what was written by somebody else safe, and digests it. */
export const settle = async (file: string): Promise<FileFacts> => {
  const handle = await open(file, "r+");
  await handle.sync();
  await handle.close();
  const digest = createHash("sha256");
  let bytes = 0;
  for await (const piece of createReadStream(file, { highWaterMark: 1_048_576 })) {
    if (!(piece instanceof Uint8Array)) continue;
    digest.update(piece);
    bytes += piece.length;
  }
  return { bytes, sha256: digest.digest("hex") };
};
