import { z } from "zod";
import { exchange } from "../network/exchange.ts";
import type { Sending } from "../send/sending.ts";
import { checkRow, noteAsked, noteCheck, type CheckRow } from "../state/check-row.ts";

/** Milliseconds between two checks of one version. */
const pause = 12 * 3_600_000;
/** Milliseconds that an answer may take with everything; nobody waits for it. */
const whole = 30_000;

const answer = z.looseObject({
  latest_stable_versions: z.array(z.string()).default([]),
  latest_version: z.string().nullish().transform((version) => version ?? null),
  latest_stable_version_of_minor: z.string().nullish().transform((version) => version ?? null),
  severity: z.enum(["success", "warning", "danger"]),
  /** Some hubs send it as text. */
  critical_vulnerability: z.union([z.boolean(), z.enum(["true", "false"]).transform((text) => text === "true")]).default(false),
  details: z.string().nullish().transform((details) => details ?? ""),
});

/** What the hub said about a version. */
export type VersionAnswer = z.infer<typeof answer>;

/** Reads a kept answer; null for what is none. */
export const readVersionAnswer = (text: string): VersionAnswer | null => {
  try {
    return answer.parse(JSON.parse(text));
  } catch {
    return null;
  }
};

const isDue = (row: CheckRow | undefined, version: string, now: number): boolean =>
  row === undefined || row.askedVersion !== version || now - row.askedAt >= pause || now < row.askedAt;

const ask = async ({ network, consent, hostname }: Sending, hub: URL, version: string, signal: AbortSignal): Promise<string> => {
  const url = new URL("/version_check.json", hub);
  url.searchParams.set("info", Buffer.from(JSON.stringify({ version })).toString("base64url"));
  const headers = { accept: "application/json", ...(consent.mayNameHost() ? { referer: `https://${hostname}/` } : {}) };
  const { status, type, body } = await exchange({ method: "GET", url, headers, signal: AbortSignal.any([signal, consent.during("check"), AbortSignal.timeout(whole)]) }, network);
  const text = body.toString("utf8");
  if (status !== 200 || !type.includes("json")) throw new Error(`the hub answered ${status}`);
  if (readVersionAnswer(text) === null) throw new Error("the hub's answer is not one to a version check");
  return text;
};

/**
 * Asks the hub about this version where that is allowed and due: after an upgrade, else twelve hours after the last try.
 * The answer is kept; a failure is kept too, quietly, and leaves the last answer as it was.
 */
export const checkVersion = async (sending: Sending, signal: AbortSignal): Promise<void> => {
  const { state, consent, hubUrl, version } = sending;
  if (!consent.mayCheck() || hubUrl === null) return;
  const present = await version();
  if (present === null || !isDue(await checkRow(state), present, state.now())) return;
  await noteAsked(state, state.now(), present);
  try {
    const text = await ask(sending, hubUrl, present, signal);
    await noteCheck(state, { failure: null, answeredAt: state.now(), answeredVersion: present, answer: text });
  } catch (error) {
    if (signal.aborted) throw error;
    await noteCheck(state, { failure: error instanceof Error ? error.message : String(error) });
  }
};
