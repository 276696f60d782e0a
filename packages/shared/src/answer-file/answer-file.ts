import { z } from "zod";
import { keyRotation, publicKeyText } from "./answer-key.ts";

export const answerFormat = "pinghouse-answer/1";

/** Days for which a file is good: its figures are a month old at most, and a clock may be a little off. */
export const answerLife = 35;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** One answer of the hub, as `/trpc/<procedure>` would give it for this input. */
export const carriedAnswer = z.strictObject({ procedure: z.string(), input: z.unknown(), answer: z.unknown() });
export type CarriedAnswer = z.infer<typeof carriedAnswer>;

/**
 * What a hub answers to an uploaded payload, to be carried back to an installation without a network. The file is two lines:
 * this as JSON, and the Ed25519 signature (hex) of the format, a line break, and the first line. No byte of it can be another.
 */
export const answerBody = z.strictObject({
  format: z.literal(answerFormat),
  key_id: z.string(),
  public_key: publicKeyText,
  /** Changes of the hub's key since its first, for who pinned an older one. */
  rotations: z.array(keyRotation),
  /** Opaque id at this hub. */
  installation: z.string(),
  /** SHA-256 (hex) of the payload, white space outside its strings left out: `payloadSha256`. */
  payload_sha256: sha256,
  /** The id of the ping. */
  id: z.int().positive(),
  issued_at: z.iso.datetime(),
  expires_at: z.iso.datetime(),
  /** The body that `POST /usage_data` would have been answered with. */
  usage_data: z.looseObject({ conv_index: z.looseObject({ usage_data_id: z.int().positive() }) }),
  /** What a version check of the payload's version would be told; null where the hub knows no release or the payload no version. */
  version_check: z.unknown(),
  /** Figures for the installation's own pages, ready to be put where the hub's last answers are kept. */
  answers: z.array(carriedAnswer),
});
export type AnswerBody = z.infer<typeof answerBody>;

/** The bytes that are signed. */
export const signedText = (line: string): string => `${answerFormat}\n${line}`;

/** The file of a signed line. */
export const answerFileText = (line: string, signature: string): string => `${line}\n${signature}\n`;
