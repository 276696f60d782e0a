import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { keyRotation } from "@pinghouse/shared/answer-file/answer-key";
import { answerKeyOf, makeSigningKey, rotateSigningKey, signAnswer, type SigningKey } from "@pinghouse/shared/answer-file/sign-answer";
import type { AnswerDesk } from "@pinghouse/warehouse/archive/uploads";

const kept = z.strictObject({ private_key: z.string(), rotations: z.array(keyRotation) });

/** Whole or not at all, readable by the owner alone. */
const write = (path: string, key: SigningKey): void => {
  const fresh = `${path}.new`;
  const fd = openSync(fresh, "w", 0o600);
  try {
    writeSync(fd, `${JSON.stringify(key, null, 2)}\n`);
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
  renameSync(fresh, path);
};

const read = (path: string): SigningKey => {
  try {
    return kept.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch (cause) {
    throw new Error(`${path} is no key for answer files. Restore it from a backup; without it, installations that pinned the key have to pin another.`, { cause });
  }
};

/** The key that signs answer files, in `answer-key.json` of the data directory: made at the first start. Throws where the file cannot be read. */
export const openAnswerDesk = (directory: string): AnswerDesk => {
  const path = join(directory, "answer-key.json");
  if (!existsSync(path)) write(path, makeSigningKey());
  let key = read(path);
  return {
    key: () => answerKeyOf(key),
    sign: (figures) => signAnswer(key, figures),
    rotate: async () => {
      const next = rotateSigningKey(key);
      write(path, next);
      key = next;
      return answerKeyOf(key);
    },
  };
};
