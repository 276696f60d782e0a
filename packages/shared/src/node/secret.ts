import { createHash } from "node:crypto";

/** 256 unguessable bits as text for a link, a cookie or a header. */
export const newSecret = (random: (bytes: number) => Uint8Array): string => Buffer.from(random(32)).toString("base64url");

/** What is kept of a secret. No salt and no slowness: nobody guesses 256 bits. */
export const hashSecret = (secret: string): string => createHash("sha256").update(secret).digest("hex");
