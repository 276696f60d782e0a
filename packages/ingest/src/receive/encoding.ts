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
  const [type, ...parameters] = (headers["content-type"] ?? "").toLowerCase().split(";").map((part) => part.trim());
  if (type !== "application/json") throw new Problem("unsupported_type");
  const charset = parameters.find((parameter) => parameter.startsWith("charset="));
  if (charset !== undefined && !/^charset="?(utf-?8|us-ascii)"?$/.test(charset)) throw new Problem("unsupported_type", "JSON is taken in UTF-8 alone.");
  const coding = (headers["content-encoding"] ?? "identity").trim().toLowerCase();
  if (coding === "identity") return { gzip: false, limit: limits.body };
  if (coding === "gzip" || coding === "x-gzip") return { gzip: true, limit: limits.zipped };
  throw new Problem("unsupported_encoding");
};
