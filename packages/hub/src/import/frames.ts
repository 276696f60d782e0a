import { Problem } from "@pinghouse/shared/problem/problem";

/** Bodies end to end, each behind its length in four bytes. */
export const joinFrames = (bodies: readonly Uint8Array[]): Uint8Array => {
  const parts: Uint8Array[] = [];
  for (const body of bodies) {
    const length = Buffer.alloc(4);
    length.writeUInt32LE(body.length);
    parts.push(length, body);
  }
  return Buffer.concat(parts);
};

/** The bodies again. Throws Problem where the lengths do not add up. */
export const splitFrames = (bytes: Buffer): Buffer[] => {
  const bodies: Buffer[] = [];
  for (let at = 0; at < bytes.length; ) {
    const start = at + 4;
    const end = start > bytes.length ? Infinity : start + bytes.readUInt32LE(at);
    if (end > bytes.length) throw new Problem("bad_parameter", { detail: "The frames do not add up." });
    bodies.push(bytes.subarray(start, end));
    at = end;
  }
  return bodies;
};
