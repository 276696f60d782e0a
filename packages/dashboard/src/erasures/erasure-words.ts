import type { Erasure } from "../api/rows.ts";
import { formatBytes, formatCount, formatDay, formatInstant } from "../charts/format.ts";

const whose = { admin: "an admin of this installation", operator: "the hub’s operator" } as const;

/** An erasure that waits, as a sentence. */
export const waitingWords = ({ due_at, asked_at, asked_by }: Pick<Erasure, "due_at" | "asked_at" | "asked_by">): string =>
  `Everything held is erased on ${formatInstant(due_at)}, as ${whose[asked_by]} asked on ${formatDay(asked_at)}. Until then it can be called off.`;

/** What was erased, part by part; parts of which there were none are left out. */
export const receiptWords = ({ pings, conflicts, posts, scores, exports, bytes }: Pick<Erasure, "pings" | "conflicts" | "posts" | "scores" | "exports" | "bytes">): string => {
  const others = [
    [conflicts, "contradicting body", "contradicting bodies"],
    [posts, "other post", "other posts"],
    [scores, "score", "scores"],
    [exports, "export", "exports"],
  ] as const;
  const parts = [formatCount(pings ?? 0, "ping"), ...others.flatMap(([n, one, many]) => (n === null || n === 0 ? [] : [formatCount(n, one, many)]))];
  return `${parts.join(", ")}; ${formatBytes(bytes ?? 0)} of the hub’s journal overwritten.`;
};

/** What asking for it would mean, on a day. */
export const askWords = (due: string): string => `Everything held is erased on ${formatDay(due)}, unless it is called off before. It cannot be brought back then.`;
