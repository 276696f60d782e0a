import { Problem } from "@pinghouse/shared/problem/problem";
import { deskOf } from "../../queries/standing/desk.ts";
import { metricDefinition, type MetricDefinition } from "../../queries/standing/metric-definition.ts";
import type { WeeklyAmount } from "../../queries/standing/peer-sql.ts";
import type { As } from "../../queries/parts/rate.ts";
import type { Context } from "../context.ts";
import type { PeerAnswer, PeerCohort, PeerInput } from "./peer-question.ts";
import { standMetrics, type StandingMetricsRow } from "./stand-metrics.ts";

/** One closed week: the installation's own amount, and what may be told of the peers. */
export interface StandingMetricWeek {
  week: string;
  amount: number | null;
  n: number | null;
  users: number | null;
  adoption: number | null;
  p10: number | null;
  p25: number | null;
  p50: number | null;
  p75: number | null;
  p90: number | null;
  suppressed_reason: "below_k" | "dominant" | null;
}

export interface StandingMetricRecord {
  as_of: string | null;
  cohort: PeerCohort;
  metric: StandingMetricsRow;
  /** Null where no definition names it. */
  definition: MetricDefinition | null;
  /** Of the peers that could have it, the share with a value. */
  coverage: number | null;
  weeks: StandingMetricWeek[];
}

const amountOf = (as: As, form: StandingMetricsRow["form"]): WeeklyAmount => {
  if (as !== "rate" || form === null) return "value";
  return form === "all" ? "rate" : "per_user";
};

const weeksOf = async (ctx: Context, { lattice, peers }: PeerAnswer, id: string, metric: string, amount: WeeklyAmount): Promise<StandingMetricWeek[]> => {
  if (lattice === null) return [];
  const desk = deskOf(ctx.store);
  const own = await desk.ownAmounts(id, lattice, metric, amount);
  const released = peers.members.size === 0 ? null : await desk.weeks(lattice, peers, metric, amount);
  const weeks = [...new Set([...own.keys(), ...(released?.keys() ?? [])])].toSorted();
  return weeks.map((week) => {
    const { n = null, users = null, adoption = null, p10 = null, p25 = null, p50 = null, p75 = null, p90 = null, suppressed } = released?.get(week) ?? {};
    return { week, amount: own.get(week) ?? null, n, users, adoption, p10, p25, p50, p75, p90, suppressed_reason: released === null ? "below_k" : (suppressed?.reason ?? null) };
  });
};

/** One metric of an installation over a year, beside the same peers throughout. Throws Problem "not_found" for a metric never seen. */
export const standingMetric = async (ctx: Context, { key, as, ...input }: PeerInput & { key: string; as?: As }): Promise<StandingMetricRecord> => {
  const { answer, rows } = await standMetrics(ctx, { ...input, as });
  const metric = rows.find((row) => row.key === key);
  if (metric === undefined) throw new Problem("not_found", `No ping ever held a metric "${key}".`);
  return {
    as_of: ctx.store.progress().as_of,
    cohort: answer.cohort,
    metric,
    definition: await metricDefinition(ctx.store, key),
    coverage: metric.n === null || metric.eligible === null || metric.eligible === 0 ? null : Math.min(1, Number((metric.n / metric.eligible).toPrecision(2))),
    weeks: metric.kind === "string" ? [] : await weeksOf(ctx, answer, input.id, key, amountOf(as, metric.form)),
  };
};
