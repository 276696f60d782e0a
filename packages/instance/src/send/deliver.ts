import { Problem } from "@pinghouse/shared/problem/problem";
import { isoInstant } from "@pinghouse/shared/time/instant";
import { dataCategories } from "@pinghouse/shared/metrics/definition";
import { exchange, type Answer } from "../network/exchange.ts";
import { NetworkFailure } from "../network/network-failure.ts";
import { identityOf, namesOf, type PayloadNames } from "../payload/metadata-of.ts";
import { notePing, pingBytes, pingById, type PingBytes } from "../state/pings.ts";
import { bearerFor } from "./bearer.ts";
import { notSent, readAnswer, type Sent } from "./read-answer.ts";
import type { Delivered, Sending } from "./sending.ts";

/** Milliseconds for one post with everything that belongs to it. */
const whole = 70_000;

const post = ({ state, network, hubUrl, consent }: Sending, path: string, body: Uint8Array, signal: AbortSignal): Promise<Answer> => {
  if (hubUrl === null) throw new Problem("conflict", "Nobody said where the hub is: set PINGHOUSE_HUB_URL, or hub in the configuration file.");
  const url = new URL(path, hubUrl);
  const headers = { "content-type": "application/json", accept: "application/json", ...bearerFor(url, state.identity.secret, network.proxies) };
  return exchange({ method: "POST", url, headers, body, signal: AbortSignal.any([signal, consent.during("send"), AbortSignal.timeout(whole)]) }, network);
};

/** Posts what goes beside a ping. Whether it arrives changes nothing, so a failure is only logged. */
const postBeside = async (sending: Sending, path: string, body: Uint8Array, signal: AbortSignal): Promise<void> => {
  if (!sending.consent.maySend()) return;
  try {
    const { status } = await post(sending, path, body, signal);
    if (status < 200 || status > 299) sending.log(`${path} was answered with ${status}`);
  } catch (error) {
    sending.log(`${path} failed: ${error instanceof Error ? error.message : String(error)}`);
  }
};

/** Tells the hub why a ping could not be made or sent. `elapsed` in seconds. */
export const reportError = (sending: Sending, names: Pick<PayloadNames, "uuid" | "hostname" | "version" | "unique_instance_id">, message: string, elapsed: number, signal: AbortSignal): Promise<void> => {
  const error = { time: isoInstant(sending.state.now()), ...identityOf({ recorded_at: "", ...names }), version: names.version, message, elapsed };
  return postBeside(sending, "/usage_ping_errors", Buffer.from(JSON.stringify({ error })), signal);
};

const tried = async (sending: Sending, { payload }: PingBytes, signal: AbortSignal): Promise<{ sent: Sent; answer: string | null }> => {
  try {
    const { status, type, body } = await post(sending, "/usage_data", payload, signal);
    const answer = body.toString("utf8");
    return { sent: readAnswer(status, type, answer), answer };
  } catch (error) {
    if (error instanceof NetworkFailure) return { sent: notSent(error.isTimeout ? "timeout" : "unreachable", null, `${error.message} ${error.advice}`), answer: null };
    if (error instanceof Error && error.name === "TimeoutError" && !signal.aborted) return { sent: notSent("timeout", null, `The hub did not settle the ping within ${whole / 1000} seconds.`), answer: null };
    if (sending.consent.during("send").aborted) return { sent: notSent("unreachable", null, "Usage pings were switched off while this was being sent."), answer: null };
    throw error;
  }
};

/** Whether everything that a payload holds may still leave. */
export const isPermitted = ({ consent }: Sending, categories: readonly string[]): boolean =>
  consent.maySend() && dataCategories.every((category) => !categories.includes(category) || consent.mayInclude(category));

const settle = async (sending: Sending, id: number, signal: AbortSignal): Promise<Delivered> => {
  const { state } = sending;
  const [row, bytes] = [await pingById(state, id), await pingBytes(state, id)];
  if (row === undefined || bytes === undefined) throw new Problem("not_found", "This payload is no longer kept; make a new preview.");
  if (!isPermitted(sending, row.categories)) throw new Problem("conflict", sending.consent.maySend() ? "Since this payload was made, a category that it holds was switched off. Make a new preview." : "Usage pings are switched off, so nothing is sent.");
  const started = performance.now();
  const triedAt = state.now();
  const { sent, answer } = await tried(sending, bytes, signal);
  const news = sent.sent ? { state: "sent" as const, hubId: sent.id, failure: null } : { state: "failed" as const, failure: sent.detail };
  await notePing(state, id, { ...news, triedAt, status: sent.status, answer });
  const names = namesOf(bytes.payload.toString("utf8"));
  if (sent.sent) await postBeside(sending, "/usage_ping_metadata", bytes.metadata, signal);
  else await reportError(sending, names, sent.detail, (performance.now() - started) / 1000, signal);
  return { row: (await pingById(state, id)) ?? row, sent };
};

/**
 * Sends the very bytes of a kept payload, notes what became of it, and posts how measuring went, or why sending failed.
 * Throws Problem "not_found", or "conflict" where the switches no longer allow what the payload holds: it is withdrawn then.
 */
export const deliver = (sending: Sending, id: number, signal: AbortSignal): Promise<Delivered> => {
  const known = sending.underWay.get(id);
  if (known !== undefined) return known;
  const delivered = settle(sending, id, signal).finally(() => sending.underWay.delete(id));
  sending.underWay.set(id, delivered);
  return delivered;
};
