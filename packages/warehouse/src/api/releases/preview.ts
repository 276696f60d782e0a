import { differenceOf, withDifference, type Wanted } from "../../control/registry-change.ts";
import type { Context } from "../context.ts";
import { askingLately } from "./asking.ts";
import { colourOf, judgeNow, runningToday, type Colour, type Running } from "./colours.ts";

/** A version whose colour a draft changes. */
export interface TurnedVersion extends Running {
  /** Version checks of it in the last 28 days. */
  checks: number;
  from: Colour;
  to: Colour;
}

/** What a draft of the registry would change. */
export interface ReleasesPreview {
  as_of: string | null;
  /** Today's members, of any colour. */
  installations: number;
  /** False where the registry would be as it is. */
  changes: boolean;
  /** Versions among today's members, or that asked in the last 28 days, that turn another colour, most installations first. */
  turned: TurnedVersion[];
}

/** Who would be told something else today, were a draft saved. Nothing is. */
export const previewReleases = async (ctx: Context, wanted: Wanted): Promise<ReleasesPreview> => {
  const state = ctx.control.registry.current();
  const difference = differenceOf(state, wanted);
  const [before, after] = [judgeNow(ctx, state), judgeNow(ctx, withDifference(state, difference))];
  const { as_of, running } = await runningToday(ctx);
  const asking = await askingLately(ctx);
  const run = new Set(running.map(({ version }) => version));
  const alone = [...asking.keys()].filter((version) => !run.has(version)).map((version): Running => ({ version, installations: 0, active_users: 0 }));
  const turned = [...running, ...alone]
    .map((one) => ({ ...one, checks: asking.get(one.version) ?? 0, from: colourOf(before, one.version), to: colourOf(after, one.version) }))
    .filter(({ from, to }) => from !== to)
    .toSorted((a, b) => b.installations - a.installations || b.checks - a.checks || (a.version < b.version ? -1 : 1));
  return { as_of, installations: running.reduce((sum, one) => sum + one.installations, 0), changes: difference.releases.length > 0 || difference.policy !== null, turned };
};
