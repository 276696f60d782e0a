import { gunzipSync } from "node:zlib";
import { Problem } from "@pinghouse/shared/problem/problem";
import { limits } from "./limits.ts";

const codeOf = (error: unknown): unknown => (error instanceof Error && "code" in error ? error.code : undefined);

/** The bytes inside a gzip body. Stops while unpacking as soon as there are too many. Throws Problem inflated_too_large, bad_gzip. */
export const inflate = (zipped: Uint8Array): Buffer => {
  try {
    return gunzipSync(zipped, { maxOutputLength: limits.inflated });
  } catch (cause) {
    if (codeOf(cause) === "ERR_BUFFER_TOO_LARGE") throw new Problem("inflated_too_large", { cause });
    throw new Problem("bad_gzip", { cause });
  }
};
