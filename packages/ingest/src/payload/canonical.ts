import { createHash } from "node:crypto";

const isSpace = (byte: number | undefined): boolean => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;

/** Valid JSON without the white space outside its strings. */
const compacted = (bytes: Uint8Array): Uint8Array => {
  const out = new Uint8Array(bytes.length);
  let length = 0;
  let quoted = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (!quoted && isSpace(byte)) continue;
    out[length] = byte;
    length += 1;
    if (byte === 0x22) {
      quoted = !quoted;
    } else if (byte === 0x5c) {
      at += 1;
      out[length] = bytes[at] ?? 0;
      length += 1;
    }
  }
  return out.subarray(0, length);
};

/**
 * What makes two bodies the same: SHA-256 (hex) of valid JSON bytes, without byte order mark, with white space
 * outside strings left out. `spaced` says whether there is any.
 */
export const canonicalSha256 = (bytes: Uint8Array, spaced: boolean): string =>
  createHash("sha256").update(spaced ? compacted(bytes) : bytes).digest("hex");
