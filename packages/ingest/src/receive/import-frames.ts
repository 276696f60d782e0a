import { setTimeout as sleep } from "node:timers/promises";
import { Problem } from "@pinghouse/shared/problem/problem";
import type { ProblemCode } from "@pinghouse/shared/problem/problem";
import type { Journal } from "../journal/journal.ts";
import type { ParsePool, PingOutcome } from "../worker/pool/parse-pool.ts";
import type { ScoreDesk } from "../score/score-desk.ts";
import { quarantineOf } from "./quarantine.ts";

export interface ImportDeps {
  journal: Journal;
  pool: ParsePool;
  /** Told of every ping that may count as the earlier one of a later score. */
  scores: Pick<ScoreDesk, "note">;
  now: () => number;
  diskNearlyFull: () => boolean;
}

/** What one imported body became. `position` is the byte of the body at which it went wrong. */
export type ImportOutcome =
  | { outcome: "stored" | "duplicate" | "conflict" | "quarantined"; id: number }
  | { outcome: "refused"; code: ProblemCode; detail: string; position: number | null };

/** Bodies read at once. */
const window = { bodies: 256, bytes: 32 * 1024 * 1024 };

/** Bodies that are read at once: their order stays, and so does which of two bodies of one key was first. */
const windows = function* (bodies: readonly Uint8Array[]): Generator<readonly Uint8Array[]> {
  let from = 0;
  let bytes = 0;
  for (let at = 0; at < bodies.length; at += 1) {
    const size = bodies[at]?.length ?? 0;
    if (at > from && (at - from >= window.bodies || bytes + size > window.bytes)) {
      yield bodies.slice(from, at);
      from = at;
      bytes = 0;
    }
    bytes += size;
  }
  if (from < bodies.length) yield bodies.slice(from);
};

/** An import waits where a sender would be told to come again. */
const whenTaken = async (pool: ParsePool, body: Uint8Array): Promise<PingOutcome> => {
  for (;;) {
    try {
      return await pool.ping(Uint8Array.from(body), false);
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== "queue_full") throw error;
      await sleep(100);
    }
  }
};

/** A file may well hold what was erased since it was written: that stops nothing. It is counted without the hash of its body, by which who has the body would know it again. */
const refusedAsErased = (error: unknown, size: number, { journal }: ImportDeps): ImportOutcome & { outcome: "refused" } => {
  if (!(error instanceof Problem) || error.code !== "erased") throw error;
  journal.count({ reason: error.code, size, sha256: null, position: null });
  return { outcome: "refused", code: error.code, detail: error.detail, position: null };
};

const append = async (read: PingOutcome, deps: ImportDeps): Promise<ImportOutcome> => {
  if (!read.ok) {
    const { code, detail, position, size, sha256 } = read.refusal;
    deps.journal.count({ reason: code, size, sha256, position });
    return { outcome: "refused", code, detail, position };
  }
  const { usage, ...ping } = read.ping;
  const quarantine = quarantineOf(ping.recorded_at, deps.now());
  const appended = await deps.journal.appendPing({ ...ping, source: "import", secret_hash: null, quarantine, requireApproval: false, score: null }).catch((error: unknown) => refusedAsErased(error, ping.bytes, deps));
  if (appended.outcome === "refused") return appended;
  const { outcome, id } = appended;
  if (outcome === "stored") deps.scores.note({ ...ping, ...usage, id });
  return { outcome, id };
};

/**
 * Takes pings in from a file: an outcome for each body, in order; a bad one stops nothing. All are durable when it
 * resolves. Throws Problem disk_full, not_ready: what was taken in until then is recognised the next time.
 */
export const importFrames = (deps: ImportDeps) => async (bodies: readonly Uint8Array[]): Promise<ImportOutcome[]> => {
  const outcomes: ImportOutcome[] = [];
  for (const part of windows(bodies)) {
    if (deps.diskNearlyFull()) throw new Problem("disk_full", { retryAfter: 60 });
    const read = await Promise.all(part.map((body) => whenTaken(deps.pool, body)));
    outcomes.push(...(await Promise.all(read.map((one) => append(one, deps)))));
  }
  return outcomes;
};
