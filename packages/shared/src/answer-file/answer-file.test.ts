import * as fc from "fast-check";
import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { keyIdOf } from "./answer-key.ts";
import { payloadSha256 } from "./payload-sha256.ts";
import { readAnswerFile, type Expected } from "./read-answer-file.ts";
import { answerKeyOf, makeSigningKey, rotateSigningKey, signAnswer, type SigningKey } from "./sign-answer.ts";

const issued = Date.UTC(2026, 0, 5);
const day = 86_400_000;
const sha256 = "ab".repeat(32);
const key = makeSigningKey();

const figures = (at = issued) => ({
  installation: "abcdefgh",
  payload_sha256: sha256,
  id: 7,
  issued_at: new Date(at).toISOString(),
  expires_at: new Date(at + 35 * day).toISOString(),
  usage_data: { conv_index: { usage_data_id: 7, leader_issues: 1.5 } },
  version_check: { severity: "success" },
  answers: [{ procedure: "standing.overview", input: { id: "abcdefgh" }, answer: { words: "Größer als 7 von 10\nsagt man", n: 12.5 } }],
});
const file = signAnswer(key, figures());
const expected = (more: Partial<Expected> = {}): Expected => ({ pinned: answerKeyOf(key).public_key, now: issued + day, isOwnPayload: (hash) => hash === sha256, newest: null, ...more });
const read = (text: string, more: Partial<Expected> = {}) => {
  const answer = readAnswerFile(text, expected(more));
  return answer.ok ? "read" : answer.fault;
};

test("a file is read as it was written", () => {
  expect(readAnswerFile(file, expected())).toEqual({ ok: true, key: answerKeyOf(key).public_key, body: { format: "pinghouse-answer/1", ...answerKeyOf(key), ...figures() } });
});

test("with any byte changed, dropped, added or doubled it is refused", () => {
  const bytes = Buffer.from(file);
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), fc.constantFrom("change", "drop", "add", "double"), (at, by, how) => {
      const here = bytes.subarray(at, at + 1);
      const middle = { change: Buffer.from([((here[0] ?? 0) + by) % 256]), drop: Buffer.alloc(0), add: Buffer.from([by, here[0] ?? 0]), double: Buffer.concat([here, here]) }[how];
      const altered = Buffer.concat([bytes.subarray(0, at), middle, bytes.subarray(at + 1)]).toString("latin1");
      expect(read(altered)).not.toBe("read");
    }),
    { numRuns: 400 },
  );
  expect([read(`${file}\n`), read(file.trimEnd()), read(file.replace("\n", "\r\n")), read("")]).toEqual(["malformed", "malformed", "altered", "malformed"]);
});

test("one that is too old, older than the last, from the future, or another's is refused, each by its name", () => {
  expect(read(file, { now: issued + 35 * day })).toBe("expired");
  expect(read(file, { newest: issued + 1 })).toBe("older");
  expect(read(file, { newest: issued })).toBe("read");
  expect(read(file, { now: issued - 2 * day })).toBe("not_yet");
  expect(read(file, { isOwnPayload: () => false })).toBe("anothers");
  expect(read(file, { pinned: answerKeyOf(makeSigningKey()).public_key })).toBe("foreign_key");
});

test("whoever pinned an earlier key follows every change that it signed, and no other", () => {
  const chain = [key];
  for (let at = 0; at < 3; at += 1) chain.push(rotateSigningKey(chain.at(-1) ?? key));
  const newest = chain.at(-1) ?? key;
  const later = signAnswer(newest, figures());
  for (const { public_key } of chain.map(answerKeyOf)) {
    expect(readAnswerFile(later, expected({ pinned: public_key }))).toMatchObject({ ok: true, key: answerKeyOf(newest).public_key });
  }
  const thief = makeSigningKey();
  const forged: SigningKey = { ...thief, rotations: [{ previous: answerKeyOf(key).public_key, next: answerKeyOf(thief).public_key, signature: "00".repeat(64) }] };
  expect(read(signAnswer(forged, figures()))).toBe("foreign_key");
  // What an old key signs once it is given up counts for nobody who knows its successor.
  expect(read(file, { pinned: answerKeyOf(newest).public_key })).toBe("foreign_key");
});

test("a key is named by what it is", () => {
  const { public_key, key_id } = answerKeyOf(key);
  expect([public_key, key_id]).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/), keyIdOf(public_key)]);
});

test("a payload's hash takes no notice of white space outside strings", () => {
  const spaced = '\ufeff{ "a b" :\t"c \\" d" ,\r\n "e": [1, 2] }';
  expect(payloadSha256(spaced)).toBe(createHash("sha256").update('{"a b":"c \\" d","e":[1,2]}').digest("hex"));
});
