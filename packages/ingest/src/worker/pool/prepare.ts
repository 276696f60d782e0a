import { encodeContent } from "../../journal/codec.ts";
import type { Content } from "../../journal/codec.ts";
import { inflate } from "../../payload/inflate.ts";
import { readPing, readPost } from "../../payload/read-body.ts";
import type { CheckedPing, CheckedPost } from "../../payload/read-body.ts";

/** What the journal needs of a body, ready to be appended. */
export type Prepared<Checked> = Omit<Checked, "text" | "leaves"> & Content;

const packed = <Checked extends { text: Buffer; leaves: number }>({ text, leaves: _leaves, ...facts }: Checked) => ({
  ...facts,
  ...encodeContent(text),
});

const unpacked = (body: Buffer, gzip: boolean): Buffer => (gzip ? inflate(body) : body);

/** From the bytes of a request to a checked, redacted and compressed ping. Throws Problem. */
export const preparePing = (body: Buffer, gzip: boolean): Prepared<CheckedPing> => packed(readPing(unpacked(body, gzip)));

/** The same for a metadata or error post. */
export const preparePost = (body: Buffer, gzip: boolean, kind: "metadata" | "error"): Prepared<CheckedPost> =>
  packed(readPost(unpacked(body, gzip), kind));
