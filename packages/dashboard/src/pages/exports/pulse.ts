import type { RunState } from "@pinghouse/shared/exports/order";

/** How often runs are asked for, in milliseconds: each second while one is under way or due, else twice a minute. */
export const pulse = (runs: readonly { state: RunState }[] | undefined): number =>
  runs?.some(({ state }) => state === "running" || state === "waiting") === true ? 1_000 : 30_000;
