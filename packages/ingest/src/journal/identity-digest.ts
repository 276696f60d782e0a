import { createHash } from "node:crypto";

/** The key of a ping as a digest; 128 bits of it identify the ping. A uuid holds no NUL and a number none, so parts cannot run into each other. */
export const pingKey = (uuid: string, hostname: string, recordedAt: number): Buffer => createHash("sha256").update(`${uuid}\0${hostname}\0${recordedAt}`).digest();

/** 53 bits of a uuid's hash under the hub's key: enough to know it again, and no way to search for one outside. */
export const uuidDigest = (hubKey: Uint8Array, uuid: string): number => {
  const digest = createHash("sha256").update(hubKey).update(uuid).digest();
  return (digest.readUInt32LE(0) & 0x1fffff) * 2 ** 32 + digest.readUInt32LE(4);
};
