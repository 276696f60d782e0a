import type { Delivery } from "../destination.ts";

/** A file on its way to its key. */
export interface Sending extends Omit<Delivery, "name"> {
  key: string;
}

/** What is kept with an object about what it holds: the SHA-256 in hexadecimal. */
export const digestHeader = "x-amz-meta-sha256";
