import type { IncomingHttpHeaders } from "node:http";
import { Problem } from "@pinghouse/shared/problem/problem";
import { limits } from "../payload/limits.ts";

export interface Encoding {
  gzip: boolean;
  /** Bytes on the wire at most. */
  limit: number;
}

/** How a body is written. Throws Problem unsupported_type, unsupported_encoding. */
export const encodingOf = (headers: IncomingHttpHeaders): Encoding => {
  const type = (headers["content-type"] ?? "").split(";", 1)[0]?.trim().toLowerCase();
  if (type !== "application/json") throw new Problem("unsupported_type");
  const coding = (headers["content-encoding"] ?? "identity").trim().toLowerCase();
  if (coding === "identity") return { gzip: false, limit: limits.body };
  if (coding === "gzip" || coding === "x-gzip") return { gzip: true, limit: limits.zipped };
  throw new Problem("unsupported_encoding");
};
