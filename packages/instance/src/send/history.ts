import { isoInstant } from "@pinghouse/shared/time/instant";
import { triedPings, type PingRow, type PingState } from "../state/pings.ts";
import type { State } from "../state/state.ts";

/** A payload that was sent, or was tried to be. */
export interface SentPing {
  id: number;
  recorded_at: string;
  /** When it was tried last, ISO 8601. */
  tried_at: string;
  /** Whose doing it was. */
  by: "schedule" | "page";
  state: PingState;
  /** Bytes. */
  size: number;
  sha256: string;
  categories: string[];
  /** HTTP status of the answer; null where none came. */
  status: number | null;
  /** The hub's id of the ping. */
  hub_id: number | null;
  /** The answer's body as it came. */
  answer: string | null;
  /** Why it was not sent. */
  failure: string | null;
}

/** A row as pages tell it. */
export const sentPing = (row: PingRow): SentPing => ({
  id: row.id,
  recorded_at: row.recordedAt,
  tried_at: isoInstant(row.triedAt ?? row.madeAt),
  by: row.slot === null ? "page" : "schedule",
  state: row.state,
  size: row.size,
  sha256: row.sha256,
  categories: row.categories,
  status: row.status,
  hub_id: row.hubId,
  answer: row.answer,
  failure: row.failure,
});

/** What was sent or tried within a year, newest first; `before` is the id of the last one seen. */
export const history = async (state: State, { limit = 100, before }: { limit?: number; before?: number | undefined } = {}): Promise<SentPing[]> =>
  (await triedPings(state, { limit, before })).map(sentPing);
