import type { CheckPolicy } from "@pinghouse/shared/release/release";
import type { Context } from "../context.ts";
import { colourOf, judgeNow, runningToday, type Colour } from "./colours.ts";

/** What today's members are told, and by which policy. */
export interface ReleasesSummary extends CheckPolicy, Record<Colour, number> {
  as_of: string | null;
  /** In the registry, also those that are not out. */
  releases: number;
  /** Null while none is out. */
  latest_version: string | null;
  /** The newest patch of each maintained minor, newest first, with | between them. */
  maintained: string;
}

/** Counts today's members by what a check of theirs would be told. */
export const releasesSummary = async (ctx: Context): Promise<ReleasesSummary> => {
  const state = ctx.control.registry.current();
  const judge = judgeNow(ctx, state);
  const { as_of, running } = await runningToday(ctx);
  const counts: Record<Colour, number> = { success: 0, warning: 0, danger: 0, unknown: 0 };
  for (const { version, installations } of running) counts[colourOf(judge, version)] += installations;
  const check = judge.check(state.releases.at(-1)?.version ?? "0.0.0");
  return { as_of, ...state.policy, releases: state.releases.length, latest_version: check?.latest_version ?? null, maintained: (check?.latest_stable_versions ?? []).join("|"), ...counts };
};
