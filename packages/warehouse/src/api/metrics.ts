import { z } from "zod";
import { checkMetric } from "../queries/check-metric.ts";
import { distribution, distributionInput } from "../queries/distribution.ts";
import { metric } from "../queries/metric.ts";
import { metrics, metricsInput, type MetricsRow } from "../queries/metrics.ts";
import { metricBreakdown, metricBreakdownInput, type MetricBreakdownRow } from "../queries/metric-breakdown.ts";
import { metricForms, metricFormsInput, type MetricFormsRow } from "../queries/metric-forms.ts";
import { metricInstallations, metricInstallationsInput, type MetricInstallationsRow } from "../queries/metric-installations.ts";
import { trend, trendInput, type TrendRow } from "../queries/trend.ts";
import { answerList, pageShape } from "./answer.ts";
import { findMetrics } from "./find-metrics.ts";
import { importDefinitions } from "./import-definitions.ts";
import { binItem, distributionItem, metricsItem, trendItem } from "./items.ts";
import { metricBreakdownItem, metricFormsItem, metricInstallationsItem } from "./one-metric-items.ts";
import { resolveCohort, scopeOf } from "./resolve-cohort.ts";
import { analyst, router } from "./trpc.ts";

export const metricsRouter = router({
  list: analyst
    .meta({ path: "/metrics", kind: "list", summary: "Every metric ever seen or defined, with how it stands today.", item: metricsItem })
    .input(z.strictObject({ ...metricsInput.shape, ...pageShape }).default({}))
    .query(async ({ ctx, input: { limit, cursor, search, ...question } }) => {
      const keys = search === undefined ? {} : { keys: await findMetrics(ctx.store, search) };
      return answerList<MetricsRow>(ctx, metrics({ ...question, ...keys }, await scopeOf(ctx)), { limit, cursor });
    }),

  get: analyst
    .meta({ path: "/metrics/{key}", kind: "record", summary: "One metric.", item: metricsItem })
    .input(z.strictObject({ key: z.string() }))
    .query(async ({ ctx, input }) => metric(ctx.store, input, await scopeOf(ctx))),

  distribution: analyst
    .meta({
      path: "/metrics/{key}/distribution",
      kind: "record",
      summary: "One metric in a cohort: who has it, who uses it, and how much.",
      item: distributionItem,
      rows: { field: "histogram", item: binItem },
    })
    .input(z.strictObject(distributionInput.shape))
    .query(async ({ ctx, input }) => {
      const question = await resolveCohort(ctx, input);
      await checkMetric(ctx.store, input.key, input.as);
      return distribution(ctx.store, question);
    }),

  trend: analyst
    .meta({ path: "/metrics/{key}/trend", kind: "list", summary: "One metric in a cohort, week by week.", item: trendItem })
    .input(z.strictObject({ ...trendInput.shape, ...pageShape }))
    .query(async ({ ctx, input: { limit, cursor, ...input } }) => {
      const listing = trend(await resolveCohort(ctx, input));
      await checkMetric(ctx.store, input.key, input.as);
      return answerList<TrendRow>(ctx, listing, { limit, cursor });
    }),

  forms: analyst
    .meta({ path: "/metrics/{key}/forms", kind: "list", summary: "The 7-day, 28-day and all-time forms of one measure.", item: metricFormsItem })
    .input(z.strictObject({ ...metricFormsInput.shape, ...pageShape }))
    .query(async ({ ctx, input: { limit, cursor, key } }) => {
      await checkMetric(ctx.store, key);
      return answerList<MetricFormsRow>(ctx, metricForms({ key }), { limit, cursor });
    }),

  breakdown: analyst
    .meta({ path: "/metrics/{key}/breakdown", kind: "list", summary: "One metric in a cohort, by version, edition or size.", item: metricBreakdownItem })
    .input(z.strictObject({ ...metricBreakdownInput.shape, ...pageShape }))
    .query(async ({ ctx, input: { limit, cursor, ...input } }) => {
      const listing = metricBreakdown(await resolveCohort(ctx, input));
      await checkMetric(ctx.store, input.key, input.as);
      return answerList<MetricBreakdownRow>(ctx, listing, { limit, cursor });
    }),

  installations: analyst
    .meta({ path: "/metrics/{key}/installations", kind: "list", summary: "The members of a cohort, each with its value of one metric.", item: metricInstallationsItem })
    .input(z.strictObject({ ...metricInstallationsInput.shape, ...pageShape }))
    .query(async ({ ctx, input: { limit, cursor, ...input } }) => {
      const listing = metricInstallations(await resolveCohort(ctx, input));
      await checkMetric(ctx.store, input.key, input.as);
      return answerList<MetricInstallationsRow>(ctx, listing, { limit, cursor });
    }),

  import: importDefinitions,
});
