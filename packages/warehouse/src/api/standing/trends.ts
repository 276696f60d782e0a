import { addWeeks } from "@pinghouse/shared/time/week";
import { ownWeeks, type OwnWeek } from "../../queries/standing/own-weeks.ts";
import type { Context } from "../context.ts";
import type { PeerCohort, PeerInput } from "./peer-question.ts";
import { standMetrics, type StandingMetricsRow } from "./stand-metrics.ts";

/** What GitLab's Usage Trends show, by the keys of GitLab's payloads; a measure that a ping lacks is left out. */
export const measures = {
  users: "active_user_count",
  projects: "counts.projects",
  groups: "counts.groups",
  issues: "counts.issues",
  merge_requests: "counts.merge_requests",
  pipelines: "counts.ci_internal_pipelines",
  pipelines_external: "counts.ci_external_pipelines",
  pipelines_succeeded: "counts.ci_pipelines_succeeded",
  pipelines_failed: "counts.ci_pipelines_failed",
  pipelines_canceled: "counts.ci_pipelines_canceled",
  pipelines_skipped: "counts.ci_pipelines_skipped",
  seats_billable: "license_billable_users",
  seats_licensed: "license_user_count",
  seats_most: "historical_max_users",
} as const;

export const trendMeasures = ["users", "projects", "groups", "issues", "merge_requests", "pipelines", "pipelines_external", "pipelines_succeeded", "pipelines_failed", "pipelines_canceled", "pipelines_skipped", "seats_billable", "seats_licensed", "seats_most"] as const;

export interface TrendPoint {
  week: string;
  value: number | null;
}

export interface StandingTrendsRow {
  measure: (typeof trendMeasures)[number];
  metric: string;
  state: StandingMetricsRow["state"];
  value: number | null;
  /** Value / value so many weeks before - 1; null unless both are above zero. */
  growth_4w: number | null;
  growth_13w: number | null;
  growth_52w: number | null;
  /** The median growth of the peers in 13 weeks, as far as it may be told, and of about how many. */
  peers_growth_13w: number | null;
  peers_n: number | null;
  weeks: TrendPoint[];
}

export interface StandingTrendsRecord {
  as_of: string | null;
  cohort: PeerCohort;
  measures: StandingTrendsRow[];
}

const growth = (value: number | null, before: number | null | undefined): number | null =>
  value !== null && before !== null && before !== undefined && value > 0 && before > 0 ? value / before - 1 : null;

/** The value of the week so many weeks before the newest, or of the one before that. */
const before = (weeks: readonly TrendPoint[], count: number): number | null | undefined => {
  const newest = weeks.at(-1)?.week;
  if (newest === undefined) return undefined;
  const wanted = [addWeeks(newest, -count), addWeeks(newest, -count - 1)];
  return wanted.map((week) => weeks.find((point) => point.week === week)?.value).find((value) => value !== undefined);
};

const trendOf = (measure: StandingTrendsRow["measure"], row: StandingMetricsRow, all: readonly OwnWeek[]): StandingTrendsRow => {
  const weeks = all.filter(({ key }) => key === row.key).map(({ week, value }) => ({ week, value }));
  const grown = (count: number): number | null => growth(row.value, before(weeks, count));
  return {
    measure, metric: row.key, state: row.state, value: row.value, growth_4w: grown(4), growth_13w: grown(13), growth_52w: grown(52),
    peers_growth_13w: row.peers_change_13w, peers_n: row.n, weeks,
  };
};

/** How an installation grew, measure by measure, beside the median growth of its peers. */
export const standingTrends = async (ctx: Context, input: PeerInput): Promise<StandingTrendsRecord> => {
  const [{ answer, rows }, weeks] = await Promise.all([standMetrics(ctx, { ...input, as: "total" }), ownWeeks(ctx.store, input.id, Object.values(measures))]);
  const found = trendMeasures.flatMap((measure) => {
    const row = rows.find(({ key }) => key === measures[measure]);
    return row === undefined || row.state === "unavailable" || (row.state === "missing" && !weeks.some(({ key }) => key === row.key)) ? [] : [trendOf(measure, row, weeks)];
  });
  return { as_of: ctx.store.progress().as_of, cohort: answer.cohort, measures: found };
};
