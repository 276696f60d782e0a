import type { Context } from "../context.ts";
import { colourOf, judgeNow, runningToday, type Colour, type Running } from "./colours.ts";

/** What a version is told, and today's members that run it. */
export interface ToldVersionsRow extends Running {
  severity: Colour;
  /** Releases for whose lack it is danger, with | between them. */
  lacks: string;
  /** The day on which the first of them came out. */
  lacks_since: string | null;
}

/** Every version that a member of today runs or the registry knows. */
export const toldVersions = async (ctx: Context): Promise<ToldVersionsRow[]> => {
  const state = ctx.control.registry.current();
  const judge = judgeNow(ctx, state);
  const { running } = await runningToday(ctx);
  const run = new Set(running.map(({ version }) => version));
  const days = new Map(state.releases.map(({ version, released_on }) => [version, released_on]));
  const idle = state.releases.filter(({ version }) => !run.has(version)).map(({ version }): Running => ({ version, installations: 0, active_users: 0 }));
  return [...running, ...idle].map((one) => {
    const lacks = judge.causes(one.version);
    const [since] = lacks.map((version) => days.get(version) ?? "").toSorted();
    return { ...one, severity: colourOf(judge, one.version), lacks: lacks.join("|"), lacks_since: since ?? null };
  });
};
