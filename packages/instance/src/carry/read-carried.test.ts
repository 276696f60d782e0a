import { answerKeyOf, makeSigningKey, rotateSigningKey, signAnswer, type SigningKey } from "@pinghouse/shared/answer-file/sign-answer";
import { payloadSha256 } from "@pinghouse/shared/answer-file/payload-sha256";
import { expect, test } from "vitest";
import { pinKey, pinnedKey } from "../state/hub-key.ts";
import { keptAnswerTo } from "../state/kept-answers.ts";
import { collectorOf, openTestInstance } from "../testing/open-test-instance.ts";
import { readCarried } from "./read-carried.ts";

const actor = "ada@example.org";
const minute = 60_000;

/** An installation that measured without sending, a hub's key, and the answer to what was measured. */
const openCarrier = async () => {
  const opened = await openTestInstance({ collectors: [collectorOf({ "counts.issues!": "3" })], fixed: { generation: { value: true, source: "environment", place: "test" } } });
  const { instance, clock } = opened;
  const { id, text } = await instance.preview();
  const key = makeSigningKey();
  const answer = (by: SigningKey, issued = clock.now, payload = text): string =>
    signAnswer(by, {
      installation: "abcdefgh",
      payload_sha256: payloadSha256(payload),
      id: 7,
      issued_at: new Date(issued).toISOString(),
      expires_at: new Date(issued + 35 * 86_400_000).toISOString(),
      usage_data: { conv_index: { usage_data_id: 7 } },
      version_check: { severity: "danger", latest_version: "1.2.9", critical_vulnerability: true, details: "a hole" },
      answers: [{ procedure: "standing.overview", input: { id: "abcdefgh" }, answer: { words: "higher than 7 in 10" } }],
    });
  const pin = () => pinKey(instance.state, { publicKey: answerKeyOf(key).public_key, replace: false, actor });
  return { opened, instance, clock, id, key, answer, pin, read: (file: string) => readCarried(instance.state, file, actor) };
};

test("an answer that was carried back is what the pages show: the ping is sent, the version is judged, the figures are kept with their age", async () => {
  const { opened, instance, clock, id, key, answer, pin, read } = await openCarrier();
  await using _ = opened;
  await pin();
  expect(await read(answer(key))).toEqual({ id: 7, issued_at: new Date(clock.now).toISOString(), answers: 1 });
  expect(await instance.lastAnswer()).toMatchObject({ id, hub_id: 7, state: "sent" });
  expect((await instance.versionCheck()).answer).toMatchObject({ severity: "danger", latest_version: "1.2.9" });
  const kept = await keptAnswerTo(instance.state, { procedure: "standing.overview", input: { id: "abcdefgh" } });
  expect(kept).toEqual({ body: '{"result":{"data":{"words":"higher than 7 in 10"}}}', answered_at: new Date(clock.now).toISOString() });
});

test("nothing is believed without a pinned key, of another key, altered, older than the last, or about another's payload", async () => {
  const { opened, instance, clock, key, answer, pin, read } = await openCarrier();
  await using _ = opened;
  const newer = answer(key, clock.now + minute);
  await expect(read(newer)).rejects.toThrow("Pin the hub's key first");
  await pin();
  await expect(read(answer(makeSigningKey()))).rejects.toThrow("another key");
  await expect(read(newer.replace("7 in 10", "9 in 10"))).rejects.toThrow("changed on its way");
  await expect(read(answer(key, clock.now, '{"uuid": "another"}'))).rejects.toThrow("another installation's payload");
  expect(await instance.lastAnswer()).toBeNull();
  await read(newer);
  await expect(read(answer(key))).rejects.toThrow("newer answer was read already");
});

test("a hub's change of keys comes with its answer and is followed; anybody else's key is pinned only when it is said to replace", async () => {
  const { opened, instance, clock, key, answer, pin, read } = await openCarrier();
  await using _ = opened;
  await pin();
  const next = rotateSigningKey(key);
  await read(answer(next, clock.now + minute));
  expect((await pinnedKey(instance.state))?.publicKey).toBe(answerKeyOf(next).public_key);
  const other = { publicKey: answerKeyOf(makeSigningKey()).public_key, actor };
  await expect(pinKey(instance.state, { ...other, replace: false })).rejects.toThrow("Another key is pinned already");
  await pinKey(instance.state, { ...other, replace: true });
  expect(await pinnedKey(instance.state)).toEqual({ publicKey: other.publicKey, newest: null });
});
