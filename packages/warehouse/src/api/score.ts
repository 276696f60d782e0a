import { scoreReceivers } from "@pinghouse/shared/score/score-for";
import { z } from "zod";
import { actorOf } from "./actor-of.ts";
import { scoreLeaders, scoreLeadersInput, type ScoreLeadersRow } from "../queries/score-leaders.ts";
import { scoreOutlook, scoreOutlookInput } from "../queries/score-outlook.ts";
import { installationScore, installationScoreInput, type InstallationScoreRow } from "../queries/installation-score.ts";
import { answerList, pageShape } from "./answer.ts";
import { installationScoreItem, scoreLeadersItem, scoreOutlookItem } from "./score-items.ts";
import { analyst, installationOf, operator, router } from "./trpc.ts";

/** The scores that the answers to one installation's pings carried. */
export const installationScoreProcedure = installationOf
  .meta({
    path: "/installations/{id}/score",
    kind: "list",
    summary: "The DevOps scores that the answers to its pings carried, a row for each feature, newest first.",
    item: installationScoreItem,
  })
  .input(z.strictObject({ ...installationScoreInput.shape, ...pageShape }))
  .query(({ ctx, input }) => answerList<InstallationScoreRow>(ctx, installationScore(input), input));

/** Whether one installation has a score, and why not. */
export const scoreOutlookProcedure = installationOf
  .meta({ path: "/installations/{id}/score/outlook", kind: "record", summary: "Whether the newest ping was answered with a score, what it lacks, and from when one can come.", item: scoreOutlookItem })
  .input(z.strictObject(scoreOutlookInput.shape))
  .query(({ ctx, input }) => scoreOutlook(ctx.store, input));

export const scoreRouter = router({
  leaders: analyst
    .meta({ path: "/score/leaders", kind: "list", summary: "The leaders that scores of a month are measured against, of the newest month where none is named.", item: scoreLeadersItem })
    .input(z.strictObject({ ...scoreLeadersInput.shape, ...pageShape }).default({}))
    .query(({ ctx, input }) => answerList<ScoreLeadersRow>(ctx, scoreLeaders(input), input)),

  /** Who is told a score in the answer to a ping. */
  policy: operator.query(({ ctx }) => ({ score_for: ctx.control.scoreFor() })),

  setPolicy: operator.input(z.strictObject({ score_for: z.enum(scoreReceivers) })).mutation(async ({ ctx, input }) => {
    await ctx.control.setScoreFor({ scoreFor: input.score_for, actor: actorOf(ctx) });
    return { ok: true };
  }),
});
