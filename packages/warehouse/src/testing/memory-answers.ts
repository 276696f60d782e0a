import { answerKeyOf, makeSigningKey, rotateSigningKey, signAnswer } from "@pinghouse/shared/answer-file/sign-answer";
import type { AnswerDesk, Uploads } from "../archive/uploads.ts";

/** A key for answer files that no file keeps. */
export const memoryAnswers = (): AnswerDesk => {
  let key = makeSigningKey();
  return {
    key: () => answerKeyOf(key),
    sign: (figures) => signAnswer(key, figures),
    rotate: async () => answerKeyOf((key = rotateSigningKey(key))),
  };
};

/** Takes every payload as this one ping, and sets it aside where it never lands in a test. */
export const uploadsOf = (ping: { id: number; installation: string; uuid: string; hostname: string; outcome: "stored" | "quarantined" }): Uploads => ({
  take: async (_upload, may) => {
    await may({ ...ping, bound: false });
    return { ...ping, bound: false, recorded_at: Date.UTC(2026, 0, 7), version: "18.7.0", usage_data: { conv_index: { usage_data_id: ping.id } }, payload_sha256: "0".repeat(64), withheld: 2 };
  },
});
