import { isUtf8 } from "node:buffer";
import { createHash } from "node:crypto";
import { normaliseHostname, normaliseUuid, storable } from "@pinghouse/shared/identity/identity";
import { Problem } from "@pinghouse/shared/problem/problem";
import { parseInstant } from "@pinghouse/shared/time/instant";
import { BodyCheck, notAnObject } from "./body-check.ts";
import type { Envelope } from "./body-check.ts";
import { canonicalSha256 } from "./canonical.ts";
import { holdsEmail } from "./holds-email.ts";
import { scanJson } from "./json-scanner.ts";
import { refusalAt } from "./refusal-at.ts";
import type { Stretch } from "./replacements.ts";
import type { BodyUsage } from "./usage-scan.ts";
import { illFormedAt } from "./utf8.ts";

/** A body that may be kept. `text` is what is kept of it: UTF-8 JSON, redacted, else byte for byte. */
export interface CheckedBody {
  /** Bytes of the body as it came, unpacked. */
  bytes: number;
  leaves: number;
  /** Hex, of the body as it came, without white space outside strings. */
  sha256: string;
  text: Buffer;
}

export interface CheckedPing extends CheckedBody {
  uuid: string;
  hostname: string;
  /** Milliseconds. */
  recorded_at: number;
  /** As sent, for lists of pings not flattened yet; null where absent, absurdly long or holding an e-mail address. */
  version: string | null;
  /** What its score is made of. */
  usage: BodyUsage;
}

export interface CheckedPost extends CheckedBody {
  uuid: string;
  hostname: string | null;
  unique_instance_id: string | null;
}

const check = (bytes: Buffer, envelope: Envelope): { body: CheckedBody; found: BodyCheck } => {
  if (bytes.length === 0) throw new Problem("empty_body");
  if (!isUtf8(bytes)) throw refusalAt("bad_utf8", illFormedAt(bytes) ?? 0);
  const found = new BodyCheck(bytes, envelope);
  const { leaves, spaced, start } = scanJson(bytes, found);
  if (!found.object) throw notAnObject();
  const sha256 = canonicalSha256(bytes.subarray(start), spaced);
  const text = found.replacements.apply(bytes, start);
  return { body: { bytes: bytes.length, leaves, sha256, text }, found };
};

/** An identity that holds an e-mail address still tells installations apart, by a hash in its place. */
const anonymous = (identity: string): string =>
  holdsEmail(identity) ? `redacted-${createHash("sha256").update(identity).digest("hex").slice(0, 32)}` : identity;

const uuidOf = (value: string | undefined): string => {
  const uuid = normaliseUuid(value);
  if (uuid === undefined) throw new Problem("uuid_missing");
  return anonymous(uuid);
};

const recordedAt = ({ identity, unusable }: BodyCheck): number => {
  if (identity.recorded_at === undefined) {
    throw new Problem(unusable.has("recorded_at") ? "recorded_at_invalid" : "recorded_at_missing");
  }
  const instant = parseInstant(identity.recorded_at);
  if (instant === undefined) throw new Problem("recorded_at_invalid");
  return instant;
};

const versionOf = (value: string | undefined): string | null =>
  value === undefined || value.length > 255 || holdsEmail(value) ? null : storable(value);

/** Checks a ping, unpacked, and says what was left out of it and where. Throws Problem as `readPing` does. */
export const readPingClosely = (bytes: Buffer): { ping: CheckedPing; withheld: readonly Stretch[] } => {
  const { body, found } = check(bytes, undefined);
  const { uuid, hostname, version } = found.identity;
  const ping = {
    ...body,
    uuid: uuidOf(uuid),
    hostname: anonymous(normaliseHostname(hostname)),
    recorded_at: recordedAt(found),
    version: versionOf(version),
    usage: found.scan.usage,
  };
  return { ping, withheld: found.replacements.stretches };
};

/** Checks a ping, unpacked. Throws Problem with the reason and, where there is one, the position. */
export const readPing = (bytes: Buffer): CheckedPing => readPingClosely(bytes).ping;

/** Checks a metadata or error post, whose identity stands inside the member `envelope`. */
export const readPost = (bytes: Buffer, envelope: "metadata" | "error"): CheckedPost => {
  const { body, found } = check(bytes, envelope);
  const { hostname, unique_instance_id } = found.identity;
  return {
    ...body,
    uuid: uuidOf(found.identity.uuid),
    hostname: hostname === undefined ? null : anonymous(normaliseHostname(hostname)),
    unique_instance_id: unique_instance_id === undefined ? null : anonymous(storable(unique_instance_id)),
  };
};
