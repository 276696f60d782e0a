import { groupWeeks } from "../../queries/group-weeks.ts";
import { deskOf } from "../../queries/standing/desk.ts";
import { latestScores, type LatestScore } from "../../queries/standing/latest-scores.ts";
import type { Context } from "../context.ts";
import { featuresOf, type Features } from "../standing/overview/features-of.ts";
import { adviceFor, type VersionAdvice } from "../standing/overview/overview.ts";
import { measures } from "../standing/trends.ts";
import type { GroupedInstallation } from "./gather-group.ts";
import { groupFigures, type GroupFigure } from "./group-figures.ts";

/** One installation beside the others. */
export interface GroupInstallation extends GroupedInstallation, Features {
  advice: VersionAdvice | null;
  /** The newest DevOps score, 0 to 100, and the instant of its ping; null where none was ever given. */
  score: number | null;
  scored_at: string | null;
}

export interface GroupRecord {
  as_of: string | null;
  /** Installations that count: those that reported in the 14 days before as-of, and those that did not. */
  of: number;
  reporting: number;
  silent: number;
  /** Those whose label keeps them out of the sums. */
  kept_out: number;
  installations: GroupInstallation[];
  figures: GroupFigure[];
}

const besideOthers = async (ctx: Context, one: GroupedInstallation, scores: ReadonlyMap<string, LatestScore>): Promise<GroupInstallation> => {
  const { overall = null, scored_at = null } = scores.get(one.id) ?? {};
  return { ...one, ...featuresOf(await deskOf(ctx.store).own(one.id)), advice: adviceFor(ctx, one.version), score: overall, scored_at };
};

/** Several installations as one group, and side by side. It is about them alone: no figure of any other is in it. */
export const groupRecord = async (ctx: Context, group: readonly GroupedInstallation[]): Promise<GroupRecord> => {
  const [rows, scores] = await Promise.all([groupWeeks(ctx.store, { metric: Object.values(measures), group }), latestScores(ctx.store, group.map(({ id }) => id))]);
  const counted = group.filter((one) => one.counted);
  const silent = counted.filter(({ state }) => state === "silent").length;
  return {
    as_of: ctx.store.progress().as_of,
    of: counted.length,
    reporting: counted.length - silent,
    silent,
    kept_out: group.length - counted.length,
    installations: await Promise.all(group.map((one) => besideOthers(ctx, one, scores))),
    figures: groupFigures(rows),
  };
};
