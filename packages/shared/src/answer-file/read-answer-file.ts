import { answerBody, type AnswerBody, signedText } from "./answer-file.ts";
import { followRotations, isSignedBy, keyIdOf } from "./answer-key.ts";

/** What an installation knows when it reads an answer file. */
export interface Expected {
  /** The hub's public key (hex) that was pinned at enrolment. */
  pinned: string;
  /** Milliseconds since 1970. */
  now: number;
  /** Whether a payload of this SHA-256 is one of one's own that were sent or carried to the hub. */
  isOwnPayload: (sha256: string) => boolean;
  /** `issued_at` of the newest file read so far, in milliseconds; null for none. */
  newest: number | null;
}

export const answerFaults = {
  malformed: "This is no answer file, or not all of it.",
  foreign_key: "It is signed with another key than the one pinned for this hub.",
  altered: "The signature does not fit: the file was changed on its way.",
  not_yet: "It says that it was issued in the future. Check the clocks.",
  expired: "It is too old. Carry a new payload to the hub.",
  older: "A newer answer was read already.",
  anothers: "It answers another installation's payload, or one that this installation does not remember.",
} as const;
export type AnswerFault = keyof typeof answerFaults;

/** What was read; `key` (hex) is to be pinned from now on: the same, or what it has become. */
export type ReadAnswer = { ok: true; body: AnswerBody; key: string } | { ok: false; fault: AnswerFault };

/** How far a hub's clock may be ahead. */
const clockSlack = 24 * 3_600_000;

const bodyIn = (line: string): AnswerBody | undefined => {
  try {
    return answerBody.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
};

const faultIn = (body: AnswerBody, { now, newest, isOwnPayload }: Expected): AnswerFault | undefined => {
  const issued = Date.parse(body.issued_at);
  if (issued > now + clockSlack) return "not_yet";
  if (Date.parse(body.expires_at) <= now) return "expired";
  if (newest !== null && issued < newest) return "older";
  return isOwnPayload(body.payload_sha256) ? undefined : "anothers";
};

/** Reads an answer file: nothing in it is believed before its signature by the pinned key, or by what that has become, fits. */
export const readAnswerFile = (text: string, expected: Expected): ReadAnswer => {
  const [, line, signature] = /^([^\n]+)\n([0-9a-f]{128})\n$/.exec(text) ?? [];
  const body = line === undefined ? undefined : bodyIn(line);
  if (line === undefined || signature === undefined || body === undefined) return { ok: false, fault: "malformed" };
  const key = followRotations(expected.pinned, body.rotations);
  if (body.public_key !== key || body.key_id !== keyIdOf(key)) return { ok: false, fault: "foreign_key" };
  if (!isSignedBy(key, Buffer.from(signedText(line)), signature)) return { ok: false, fault: "altered" };
  const fault = faultIn(body, expected);
  return fault === undefined ? { ok: true, body, key } : { ok: false, fault };
};
