import { createHash } from "node:crypto";
import { encodeContent } from "../codec.ts";
import type { IncomingPing, IncomingPost } from "../journal.ts";

/** A ping as a parse thread would hand it over; the body follows from what is given. */
export const incomingPing = ({ body = "", ...given }: Partial<IncomingPing> & { body?: string } = {}): IncomingPing => {
  const uuid = given.uuid ?? "u";
  const hostname = given.hostname ?? "h";
  const recorded_at = given.recorded_at ?? 1_700_000_000_000;
  const text = Buffer.from(JSON.stringify({ uuid, hostname, recorded_at, body }));
  return {
    uuid,
    hostname,
    recorded_at,
    version: "18.0.0",
    source: "http",
    sha256: createHash("sha256").update(text).digest("hex"),
    bytes: text.byteLength,
    secret_hash: null,
    quarantine: null,
    requireApproval: false,
    score: null,
    ...encodeContent(text),
    ...given,
  };
};

export const incomingPost = (given: Partial<IncomingPost> = {}): IncomingPost => ({
  kind: "metadata",
  uuid: "u",
  hostname: null,
  unique_instance_id: null,
  ...encodeContent(Buffer.from("{}")),
  ...given,
});
