import { createHash } from "node:crypto";

const stringsAndSpace = /("(?:[^"\\]|\\.)*")|[ \t\r\n]+/gs;

/** What makes two payloads the same: SHA-256 (hex) of JSON text, without a byte order mark and without white space outside its strings. */
export const payloadSha256 = (json: string): string =>
  createHash("sha256").update(json.replace(/^\ufeff/, "").replace(stringsAndSpace, "$1")).digest("hex");
