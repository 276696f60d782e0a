import { parseInstant } from "@pinghouse/shared/time/instant";
import { weekOf, weekStart } from "@pinghouse/shared/time/week";
import type { Memory } from "./land/memory.ts";

export type Chore = "compact all" | "compact closed" | "today" | "collapse" | "checkpoint";

/** What the choice of chores depends on. */
export interface Situation {
  /** Nothing has landed for a while and nobody reads. */
  quiet: boolean;
  /** An extract reads, which may take long. */
  extracting: boolean;
  memory: Pick<Memory, "landingBefore" | "seenRows" | "seenKept" | "todayPings" | "todayLoose">;
  as_of: string | null;
  walBytes: number;
}

/** Values in `landing` above which a query over it is felt. */
const largeLanding = 8_000_000;
/** Values of closed weeks worth a run of their own. */
const worthMoving = 100_000;
/** Of today's pings one in so many may lie outside what is made ahead before it is made again. */
const looseShare = 50;
const million = 1_000_000;
const megabyte = 2 ** 20;

const dayMs = 86_400_000;

/** Days since 1970 of the Monday of the week being filled; nothing is closed while there is no ping. */
const openWeek = (asOf: string | null): number =>
  asOf === null ? Number.NEGATIVE_INFINITY : weekStart(weekOf(parseInstant(asOf) ?? 0)) / dayMs;

/** Landing has outrun compaction: the next batch waits. */
export const crowded = (memory: Pick<Memory, "landingBefore">): boolean => memory.landingBefore(Number.POSITIVE_INFINITY) > 3 * largeLanding;

/**
 * What to do now, in this order. In a busy hour only what would otherwise grow without bound. What replaces tables waits for extracts
 * to end, since it would hold up the checkpoints beside them.
 */
export const chores = ({ quiet, extracting, memory, as_of, walBytes }: Situation): Chore[] => {
  const large = memory.landingBefore(Number.POSITIVE_INFINITY) > largeLanding;
  const closed = quiet && memory.landingBefore(openWeek(as_of)) > worthMoving;
  const loose = memory.seenRows - 2 * memory.seenKept;
  const isTodayStale = quiet && !extracting && memory.todayLoose > memory.todayPings / looseShare;
  const list: Chore[] = [];
  if (large) list.push("compact all");
  else if (closed) list.push("compact closed");
  if (isTodayStale) list.push("today");
  if (loose > (quiet ? million / 10 : 4 * million)) list.push("collapse");
  if (large || closed || isTodayStale || walBytes > (quiet ? 8 : 512) * megabyte) list.push("checkpoint");
  return list;
};
