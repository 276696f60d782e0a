import { z } from "zod";
import type { Suppressed } from "../../queries/standing/release.ts";
import type { OverviewFigures, OverviewInstallation, StandingOverviewRecord, VersionAdvice } from "./overview/overview.ts";
import type { UsersWeek } from "../../queries/standing/overview-facts.ts";
import { trendMeasures, type StandingTrendsRecord, type StandingTrendsRow, type TrendPoint } from "./trends.ts";
import type { InstallationUpgradesRow } from "../../queries/installation-upgrades.ts";
import type { Sparkline, SparklinesRecord } from "../../queries/sparklines.ts";
import type { MetricDefinition } from "../../queries/standing/metric-definition.ts";
import type { StandingMetricRecord, StandingMetricWeek } from "./one-metric.ts";
import type { StandingMetricsRow } from "./stand-metrics.ts";
import { latelyViewedShape } from "./held/held-items.ts";
import type { CohortChoice, PeerCohort } from "./peer-question.ts";

// What the answers for an installation's admin hold; see items.ts.

export const item = <Row extends object>(shape: { [Field in keyof Row]-?: z.ZodType<Row[Field]> }) => z.strictObject(shape);

export const text = z.string();
export const figure = z.number().nullable();
export const share = z.number().nullable().describe("Share, 0 to 1");
export const week = z.string().describe("Monday of the ISO week, YYYY-MM-DD");

export const suppressed = item<Suppressed>({ reason: z.enum(["below_k", "dominant"]), k: z.int() }).nullable().describe("Why the figures beside it are null");
const rounded = z.number().nullable().describe("To the nearest 5");

export const peerCohortItem = item<PeerCohort>({
  cell: text.describe("Edition family, size band and major version, with all for any"),
  words: text,
  n: rounded,
  suppressed,
  week: week.nullable().describe("The closed week that the peers' figures are of"),
  held_since: week.nullable(),
  widened: z.enum(["below_k", "below_50"]).nullable(),
  own: z.boolean().describe("All members are the asker's own: nothing is hidden"),
});

export const cohortChoiceItem = item<CohortChoice>({ cell: text, words: text, n: rounded, suppressed, chosen: z.boolean(), default: z.boolean() });

export interface StandingCohortRecord {
  as_of: string | null;
  cohort: PeerCohort;
  choices: CohortChoice[];
}

export const standingCohortItem = item<Omit<StandingCohortRecord, "as_of">>({ cohort: peerCohortItem, choices: z.array(cohortChoiceItem) });

/** One of the installations of whoever asks. */
export interface StandingMeRow {
  id: string;
  hostname: string;
  label: string | null;
  version: string | null;
  edition: string | null;
  last_ping_at: string;
}

export const standingMeItem = item<StandingMeRow>({ id: text, hostname: text, label: text.nullable(), version: text.nullable(), edition: text.nullable(), last_ping_at: text });

const rankText = "Among the peers that use it, 0 to 100, in steps of 25, 10 or 1 as their number allows";

export const standingMetricsItem = item<StandingMetricsRow>({
  key: text,
  measure: text,
  form: z.enum(["7d", "28d", "all"]).nullable(),
  stage: text.nullable(),
  unit: text.nullable(),
  description: text.nullable(),
  kind: z.enum(["number", "boolean", "string", "unknown"]),
  value: figure,
  value_text: text.nullable(),
  state: z.enum(["value", "missing", "failed", "unavailable"]),
  reason: text.nullable(),
  previous: figure,
  change_28d: figure,
  before_13w: figure,
  wobble: figure.describe("Standard deviation of ln(later / earlier) over 13 pings, in the weeks before these 13"),
  amount: figure.describe("What the quantiles speak of: the value, or with as=rate per active user, totals as what came in 28 days"),
  rank: figure.describe(rankText),
  n: rounded,
  eligible: rounded,
  users: rounded,
  adoption: share,
  p10: figure,
  p25: figure,
  p50: figure,
  p75: figure,
  p90: figure,
  change_13w: figure,
  peers_change_13w: figure.describe("Median of the same over the peers"),
  suppressed_reason: z.enum(["below_k", "dominant"]).nullable(),
});

export const adviceItem = item<VersionAdvice>({ severity: z.enum(["success", "warning", "danger"]), latest_version: text, latest_of_minor: text.nullable(), critical: z.boolean() });

const overviewInstallation = item<OverviewInstallation>({
  id: text,
  hostname: text,
  label: text.nullable(),
  version: text.nullable(),
  edition: text.nullable(),
  plan: text.nullable(),
  state: z.enum(["active", "silent"]),
  last_ping_at: text,
  last_ping_id: z.int().nullable(),
  last_ping_bytes: z.int().nullable(),
  advice: adviceItem.nullable(),
  ...latelyViewedShape,
});

const overviewFigures = item<OverviewFigures>({
  active_users: figure,
  users_weeks: z.array(item<UsersWeek>({ week, users: figure })),
  seats_used: figure,
  seats_licensed: figure,
  seats_most: figure,
  features_used: z.int(),
  features_available: z.int(),
});

export const standingOverviewItem = item<Omit<StandingOverviewRecord, "as_of">>({
  installation: overviewInstallation,
  cohort: peerCohortItem,
  figures: overviewFigures,
  strips: z.array(standingMetricsItem).describe("Per active user, totals as what came in 28 days"),
  unused: z.array(standingMetricsItem),
  alone: z.array(standingMetricsItem),
  changed: z.array(standingMetricsItem),
});

export const standingTrendsRow = item<StandingTrendsRow>({
  measure: z.enum(trendMeasures),
  metric: text,
  state: z.enum(["value", "missing", "failed", "unavailable"]),
  value: figure,
  growth_4w: figure.describe("Value / value of 4 weeks before - 1"),
  growth_13w: figure,
  growth_52w: figure,
  peers_growth_13w: figure.describe("Median of the same over the peers"),
  peers_n: rounded,
  weeks: z.array(item<TrendPoint>({ week, value: figure })),
});

export const standingTrendsItem = item<Omit<StandingTrendsRecord, "as_of">>({ cohort: peerCohortItem, measures: z.array(standingTrendsRow) });

export const standingMetricWeek = item<StandingMetricWeek>({
  week,
  amount: figure.describe("The installation's own"),
  n: rounded,
  users: rounded,
  adoption: share,
  p10: figure,
  p25: figure,
  p50: figure,
  p75: figure,
  p90: figure,
  suppressed_reason: z.enum(["below_k", "dominant"]).nullable(),
});

const metricDefinition = item<MetricDefinition>({ time_frame: text.nullable(), tiers: text.nullable(), edition: text.nullable(), milestone: text.nullable(), milestone_removed: text.nullable(), product_group: text.nullable(), status: text.nullable() });

export const standingMetricItem = item<Omit<StandingMetricRecord, "as_of">>({ cohort: peerCohortItem, metric: standingMetricsItem, definition: metricDefinition.nullable(), coverage: share, weeks: z.array(standingMetricWeek) });

export const sparkline = item<Sparkline>({ metric: text, values: z.array(figure) });
export const sparklinesItem = item<Omit<SparklinesRecord, "as_of">>({ weeks: z.array(week), lines: z.array(sparkline) });

export const installationUpgradesItem = item<InstallationUpgradesRow>({ week, version: text, previous_version: text });
