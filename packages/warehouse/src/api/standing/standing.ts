import { z } from "zod";
import type { Context } from "../context.ts";
import { answerList, pageShape } from "../answer.ts";
import { answerRows } from "../answer-rows.ts";
import { standingMe } from "../../queries/standing-me.ts";
import { installationUpgrades, installationUpgradesInput, type InstallationUpgradesRow } from "../../queries/installation-upgrades.ts";
import { sparklines, sparklinesInput, type SparklinesRecord } from "../../queries/sparklines.ts";
import { userCohorts, userCohortsInput, type UserCohortsRow } from "../../queries/user-cohorts.ts";
import { installationScoreProcedure, scoreOutlookProcedure } from "../score.ts";
import { installationOf, router, signedIn } from "../trpc.ts";
import { heldPingsProcedure, heldProcedure, viewsProcedure } from "./held/held-procedures.ts";
import { askPeers, peerAsShape, peerShape } from "./peer-question.ts";
import { userCohortsItem } from "./user-cohorts-item.ts";
import { standingOverview, type StandingOverviewRecord } from "./overview/overview.ts";
import { standingTrends, type StandingTrendsRecord } from "./trends.ts";
import { standingMetric, type StandingMetricRecord } from "./one-metric.ts";
import { standMetrics } from "./stand-metrics.ts";
import { cohortChoiceItem, installationUpgradesItem, sparkline, sparklinesItem, standingCohortItem, standingMeItem, standingMetricsItem, standingMetricItem, standingMetricWeek, standingOverviewItem, standingTrendsItem, standingTrendsRow, type StandingCohortRecord, type StandingMeRow } from "./standing-items.ts";

const scopeOf = ({ who, control }: Context) => ({ labels: control.labels(), ...(who.role === "admin" ? { only: who.installations } : {}) });

/** Where an installation stands: for its own admins, and for those who read the fleet, who see what its admin would. */
export const standingRouter = router({
  me: signedIn
    .meta({ path: "/me/installations", kind: "list", summary: "The installations of whoever asks.", item: standingMeItem })
    .input(z.strictObject(pageShape).default({}))
    .query(({ ctx, input }) => answerList<StandingMeRow>(ctx, standingMe(scopeOf(ctx)), input)),

  cohort: installationOf
    .meta({
      path: "/installations/{id}/cohort",
      kind: "record",
      summary: "What an installation is compared with, and what else it may be.",
      item: standingCohortItem,
      rows: { field: "choices", item: cohortChoiceItem },
    })
    .input(z.strictObject(peerShape))
    .query(async ({ ctx, input }): Promise<StandingCohortRecord> => {
      const { cohort, choices } = await askPeers(ctx, input);
      return { as_of: ctx.store.progress().as_of, cohort, choices };
    }),

  overview: installationOf
    .meta({
      path: "/installations/{id}/overview",
      kind: "record",
      summary: "Where an installation stands among its peers, on one page.",
      item: standingOverviewItem,
      rows: { field: "strips", item: standingMetricsItem },
      live: true,
    })
    .input(z.strictObject(peerShape))
    .query(({ ctx, input }): Promise<StandingOverviewRecord> => standingOverview(ctx, input)),

  trends: installationOf
    .meta({
      path: "/installations/{id}/trends",
      kind: "record",
      summary: "How an installation grew, beside the median growth of its peers.",
      item: standingTrendsItem,
      rows: { field: "measures", item: standingTrendsRow },
    })
    .input(z.strictObject(peerShape))
    .query(({ ctx, input }): Promise<StandingTrendsRecord> => standingTrends(ctx, input)),

  metric: installationOf
    .meta({
      path: "/installations/{id}/standing/{key}",
      kind: "record",
      summary: "One metric of an installation over a year, beside the same peers throughout.",
      item: standingMetricItem,
      rows: { field: "weeks", item: standingMetricWeek },
    })
    .input(z.strictObject({ ...peerAsShape, key: z.string() }))
    .query(({ ctx, input }): Promise<StandingMetricRecord> => standingMetric(ctx, input)),

  metrics: installationOf
    .meta({ path: "/installations/{id}/standing", kind: "list", summary: "Every metric of an installation beside those of its peers.", item: standingMetricsItem })
    .input(z.strictObject({ ...peerAsShape, ...pageShape }))
    .query(async ({ ctx, input: { limit, cursor, ...input } }) => {
      const { rows } = await standMetrics(ctx, input);
      return answerRows(ctx, { name: "standing_metrics", item: standingMetricsItem, rows, key: ({ key }) => key }, { limit, cursor });
    }),

  sparklines: installationOf
    .meta({
      path: "/installations/{id}/sparklines",
      kind: "record",
      summary: "A year of up to 60 metrics of an installation, week by week, without its peers.",
      item: sparklinesItem,
      rows: { field: "lines", item: sparkline },
    })
    .input(z.strictObject(sparklinesInput.shape))
    .query(({ ctx, input }): Promise<SparklinesRecord> => sparklines(ctx.store, input)),

  upgrades: installationOf
    .meta({ path: "/installations/{id}/upgrades", kind: "list", summary: "The weeks in which an installation changed its version.", item: installationUpgradesItem })
    .input(z.strictObject({ ...installationUpgradesInput.shape, ...pageShape }))
    .query(({ ctx, input }) => answerList<InstallationUpgradesRow>(ctx, installationUpgrades(input), input)),

  cohorts: installationOf
    .meta({
      path: "/installations/{id}/user-cohorts",
      kind: "list",
      summary: "An installation's people by the month they registered, and how many stayed, as its newest ping counts them; empty where it does not.",
      item: userCohortsItem,
    })
    .input(z.strictObject({ ...userCohortsInput.shape, ...pageShape }))
    .query(async ({ ctx, input: { limit, cursor, ...input } }) => {
      const rows = await userCohorts(ctx.store, input);
      return answerRows<UserCohortsRow>(ctx, { name: "user_cohorts", item: userCohortsItem, rows, key: ({ place }) => place }, { limit, cursor });
    }),

  score: installationScoreProcedure,
  scoreOutlook: scoreOutlookProcedure,
  held: heldProcedure,
  heldPings: heldPingsProcedure,
  views: viewsProcedure,
});
