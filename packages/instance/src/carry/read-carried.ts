import type { AnswerBody } from "@pinghouse/shared/answer-file/answer-file";
import { answerFaults, readAnswerFile } from "@pinghouse/shared/answer-file/read-answer-file";
import { Problem } from "@pinghouse/shared/problem/problem";
import { readVersionAnswer } from "../check/version-check.ts";
import { namesOf } from "../payload/metadata-of.ts";
import { noteAsked, noteCheck } from "../state/check-row.ts";
import { noteAnswerFile, pinnedKey } from "../state/hub-key.ts";
import { keepAnswer } from "../state/kept-answers.ts";
import { ownPayloads } from "../state/own-payload.ts";
import { notePing, pingById, pingBytes } from "../state/pings.ts";
import type { State } from "../state/state.ts";

/** What an answer file brought. */
export interface Carried {
  /** The hub's id of the ping. */
  id: number;
  issued_at: string;
  /** Figures for the pages; 0 where whoever handed the payload in does not look after the installation at the hub. */
  answers: number;
}

const noteSent = async (state: State, ping: number, { id, issued_at, usage_data }: AnswerBody): Promise<void> => {
  const known = await pingById(state, ping);
  if (known?.state === "sent") return;
  await notePing(state, ping, { state: "sent", hubId: id, status: null, failure: null, triedAt: Date.parse(issued_at), answer: JSON.stringify(usage_data) });
};

const noteVersion = async (state: State, ping: number, { issued_at, version_check }: AnswerBody): Promise<void> => {
  const answer = JSON.stringify(version_check);
  const bytes = await pingBytes(state, ping);
  const version = bytes === undefined ? null : namesOf(bytes.payload.toString("utf8")).version;
  if (version === null || readVersionAnswer(answer) === null) return;
  const at = Date.parse(issued_at);
  await noteAsked(state, at, version);
  await noteCheck(state, { failure: null, answeredAt: at, answeredVersion: version, answer });
};

/**
 * Takes in an answer file that was carried here from the hub by hand. Nothing of it is believed unless its signature fits the
 * pinned key, it answers a payload of this installation, and it is newer than the last. Throws Problem "conflict" with why.
 */
export const readCarried = async (state: State, text: string, actor: string): Promise<Carried> => {
  const pinned = await pinnedKey(state);
  if (pinned === undefined) throw new Problem("conflict", "Pin the hub's key first: it is shown where payloads are handed in.");
  const own = await ownPayloads(state);
  const read = readAnswerFile(text, { pinned: pinned.publicKey, newest: pinned.newest, now: state.now(), isOwnPayload: (sha256) => own.has(sha256) });
  if (!read.ok) throw new Problem("conflict", answerFaults[read.fault]);
  const { body, key } = read;
  const ping = own.get(body.payload_sha256) ?? 0;
  await noteSent(state, ping, body);
  await noteVersion(state, ping, body);
  const at = Date.parse(body.issued_at);
  for (const { procedure, input, answer } of body.answers) await keepAnswer(state, { procedure, input }, JSON.stringify({ result: { data: answer } }), at);
  await noteAnswerFile(state, { publicKey: key, newest: at, actor, subject: `of ${body.issued_at}` });
  return { id: body.id, issued_at: body.issued_at, answers: body.answers.length };
};
