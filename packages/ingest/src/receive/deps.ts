import type { FastifyRequest } from "fastify";
import type { Journal } from "../journal/journal.ts";
import type { ParsePool } from "../worker/pool/parse-pool.ts";
import type { ScoreDesk } from "../score/score-desk.ts";
import type { Rates } from "./rates.ts";

export type IngestMode = "open" | "token" | "approve";

/** What the receiver needs; the composition root supplies the real ones. */
export interface ReceiverDeps {
  journal: Journal;
  pool: ParsePool;
  mode: IngestMode;
  /** Whether this is a live token of role `sender`; answered from memory. */
  isSenderToken: (bearer: string) => boolean;
  /** How a post came, where a trusted part of the hub itself posts; undefined for everybody else. */
  sourceOf: (request: FastifyRequest) => "demo" | "import" | "upload" | undefined;
  rates: Rates;
  /** Scores pings from memory. */
  scores: ScoreDesk;
  /** Whether too little disk is left to take anything; answered from memory. */
  diskNearlyFull: () => boolean;
  /** Milliseconds. */
  now: () => number;
  /** Told of every post answered: `outcome` is stored, duplicate, conflict, quarantined, kept (metadata and errors), gone (the sender, half-way) or the code of the refusal. */
  observe: (post: { route: string; outcome: string; seconds: number }) => void;
  /** Milliseconds in which a body must have come in; 60,000 where absent. */
  bodyTimeoutMs?: number;
}
