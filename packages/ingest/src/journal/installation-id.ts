import { createHmac } from "node:crypto";

const alphabet = "abcdefghijklmnopqrstuvwxyz234567";

/**
 * The opaque id of an installation: 80 bits of HMAC-SHA-256 under the hub's own key, 16 characters of base32.
 * The key lives in the journal, so ids are the same after every rebuild, and nobody outside can derive one from a uuid.
 */
export const installationId = (hubKey: Uint8Array, uuid: string, hostname: string): string => {
  const mac = createHmac("sha256", hubKey).update(uuid).update("\0").update(hostname).digest();
  let id = "";
  for (let start = 0; start < 80; start += 5) {
    const bits = mac.readUInt16BE(start >> 3) >> (11 - (start & 7));
    id += alphabet.charAt(bits & 31);
  }
  return id;
};
