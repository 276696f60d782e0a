import { createHash, createPublicKey, verify, type KeyObject } from "node:crypto";
import { z } from "zod";

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${2 * bytes}}$`));

/** An Ed25519 public key, 32 bytes as hex. */
export const publicKeyText = hex(32);
export const signatureText = hex(64);

/** A hub's change of keys: the newer key, signed by the older. */
export const keyRotation = z.strictObject({ previous: publicKeyText, next: publicKeyText, signature: signatureText });
export type KeyRotation = z.infer<typeof keyRotation>;

/** What `GET /api/v1/answer-key` says: the key that signs now, and every change since the first, oldest first. */
export interface AnswerKey {
  key_id: string;
  public_key: string;
  rotations: readonly KeyRotation[];
}

/** Names a key: the first 16 hex digits of the SHA-256 of its 32 bytes. Short enough to compare by eye, and no secret. */
export const keyIdOf = (publicKey: string): string => createHash("sha256").update(Buffer.from(publicKey, "hex")).digest("hex").slice(0, 16);

/** What the older key signs, so that its signature can be taken for nothing else. */
export const rotationText = (previous: string, next: string): string => `pinghouse-answer-key/1\n${previous}\n${next}\n`;

/** An Ed25519 key in its DER frame (RFC 8410) begins with these bytes. */
const derHead = Buffer.from("302a300506032b6570032100", "hex");

const keyObject = (publicKey: string): KeyObject => createPublicKey({ key: Buffer.concat([derHead, Buffer.from(publicKey, "hex")]), format: "der", type: "spki" });

/** Whether `signature` (hex) is of these bytes by this key. False for a key that is no point of the curve. */
export const isSignedBy = (publicKey: string, bytes: Uint8Array, signature: string): boolean => {
  try {
    return verify(null, bytes, keyObject(publicKey), Buffer.from(signature, "hex"));
  } catch {
    return false;
  }
};

/** The key that a pinned one has become: each change is followed only where the key before signed it. */
export const followRotations = (pinned: string, rotations: readonly KeyRotation[]): string =>
  rotations.reduce((current, { previous, next, signature }) => {
    const follows = previous === current && isSignedBy(previous, Buffer.from(rotationText(previous, next)), signature);
    return follows ? next : current;
  }, pinned);
