import { createHash } from "node:crypto";

/** The key of a ping as a digest; 128 bits of it identify the ping. A uuid holds no NUL and a number none, so parts cannot run into each other. */
export const pingKey = (uuid: string, hostname: string, recordedAt: number): Buffer => createHash("sha256").update(`${uuid}\0${hostname}\0${recordedAt}`).digest();

const first53 = (digest: Buffer): number => (digest.readUInt32LE(0) & 0x1fffff) * 2 ** 32 + digest.readUInt32LE(4);

/** 53 bits of a uuid's hash under the hub's key: enough to know it again, and no way to search for one outside. */
export const uuidDigest = (hubKey: Uint8Array, uuid: string): number => first53(createHash("sha256").update(hubKey).update(uuid).digest());

/** The same of an installation: to know whether it ever sent a ping. Two that are taken for one cost the later its binding by a first secret. */
export const installationDigest = (hubKey: Uint8Array, uuid: string, hostname: string): number =>
  first53(createHash("sha256").update(hubKey).update(uuid).update("\0").update(hostname).digest());
