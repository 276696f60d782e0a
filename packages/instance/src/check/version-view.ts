import { isoInstant } from "@pinghouse/shared/time/instant";
import type { Sending } from "../send/sending.ts";
import { checkRow } from "../state/check-row.ts";
import { readVersionAnswer, type VersionAnswer } from "./version-check.ts";

/** What is known about this version, from what is kept: nobody waits for a hub. Instants are ISO 8601. */
export interface VersionView {
  /** Whether checks are switched on. */
  enabled: boolean;
  /** The application's version now; null where nobody knows it. */
  version: string | null;
  /** The last answer about this version; null before the first, and after an upgrade until the next. */
  answer: VersionAnswer | null;
  answered_at: string | null;
  /** Milliseconds since it was answered. */
  age: number | null;
  asked_at: string | null;
  /** Why the last try brought no answer; for those who look after the installation. */
  failure: string | null;
}

/** The last answer and its age. */
export const versionView = async ({ state, consent, version }: Sending): Promise<VersionView> => {
  const [row, present] = [await checkRow(state), await version()];
  const about = { enabled: consent.mayCheck(), version: present, asked_at: row === undefined ? null : isoInstant(row.askedAt), failure: row?.failure ?? null };
  const answer = row !== undefined && row.answeredVersion === present && row.answer !== null ? readVersionAnswer(row.answer) : null;
  if (answer === null || row === undefined || row.answeredAt === null) return { ...about, answer: null, answered_at: null, age: null };
  return { ...about, answer, answered_at: isoInstant(row.answeredAt), age: Math.max(0, state.now() - row.answeredAt) };
};
