import { labels } from "@pinghouse/shared/cohort/label";
import { sizes } from "@pinghouse/shared/cohort/size";
import { windows } from "@pinghouse/shared/metrics/measure";
import { cohortShape } from "@pinghouse/shared/cohort/cohort";
import { z } from "zod";
import type { AdoptionRow } from "../queries/adoption.ts";
import type { CompareRow } from "../queries/compare.ts";
import type { DistributionRecord } from "../queries/distribution.ts";
import type { FleetBreakdownRow } from "../queries/fleet-breakdown.ts";
import type { FleetFreshnessRow } from "../queries/fleet-freshness.ts";
import type { FleetWeeksRow } from "../queries/fleet-weeks.ts";
import type { InstallationHistoryRow } from "../queries/installation-history.ts";
import type { InstallationMetricsRow } from "../queries/installation-metrics.ts";
import type { InstallationPingsRow } from "../queries/installation-pings.ts";
import type { InstallationPostsRow } from "../queries/installation-posts.ts";
import type { InstallationRecord } from "../queries/installation.ts";
import type { InstallationsRow } from "../queries/installations.ts";
import type { LedgerRecord } from "../queries/ledger.ts";
import type { MetricsRow } from "../queries/metrics.ts";
import type { Bin } from "../queries/parts/histogram.ts";
import type { RetentionRow } from "../queries/retention.ts";
import type { StatusRecord } from "../queries/status.ts";
import type { TrendRow } from "../queries/trend.ts";
import type { VersionsRow } from "../queries/versions.ts";
import type { ListedInstallation, SavedListRecord, SavedListRow, SavedViewRow } from "./saved.ts";
import type { SetAside } from "../archive/archive.ts";

// What the answers hold, for the description of the API and for the columns of CSV and Arrow.
// The types tie each shape to its query's row: a field too few or of another type does not compile.

const item = <Row extends object>(shape: { [Field in keyof Row]-?: z.ZodType<Row[Field]> }) => z.strictObject(shape);

const text = z.string();
const instant = z.string().describe("Instant, ISO 8601 in UTC");
const week = z.string().describe("Monday of the ISO week, YYYY-MM-DD");
const count = z.int();
const figure = z.number().nullable();
const share = z.number().nullable().describe("Share, 0 to 1");
const kind = z.enum(["number", "boolean", "string", "unknown"]);
const state = z.enum(["value", "missing", "failed", "unavailable"]);
const source = z.enum(["http", "upload", "import", "demo"]);
const quantiles = { p10: figure, p25: figure, p50: figure, p75: figure, p90: figure };

const installationShape = {
  id: text,
  hostname: text,
  uuid: text.nullable().describe("Only for operators and the installation's own admins"),
  version: text.nullable(),
  edition: text.nullable(),
  size: z.enum(sizes),
  state: z.enum(["active", "silent"]),
  label: z.enum(labels).nullable().describe("What an operator says it is for; null for none, and for admins"),
  users: figure,
  installation_type: text.nullable(),
  plan: text.nullable(),
  first_ping_at: instant,
  last_ping_at: instant,
  pings: count,
};

export const installationsItem = item<InstallationsRow>(installationShape);

export const installationItem = item<Omit<InstallationRecord, "as_of">>({
  ...installationShape,
  created_at: instant.nullable(),
  unique_instance_id: text.nullable(),
});

export const installationMetricsItem = item<InstallationMetricsRow>({
  key: text,
  kind,
  value: figure,
  value_text: text.nullable(),
  state,
  reason: text.nullable(),
  change_28d: figure,
  previous: figure,
  eligible: count.nullable().describe("Members of the cohort that could have it; this and what follows is null for admins"),
  n: count.nullable(),
  adoption: share,
  users: count.nullable(),
  rank: figure.describe("Among users, 0 to 100: 100 x (below + half of equal) / users"),
  ...quantiles,
  cohort_change_28d: figure.describe("Median of value / previous - 1 over members with both above zero"),
  cohort_change_n: count.nullable(),
});

export const installationHistoryItem = item<InstallationHistoryRow>({
  metric: text,
  week,
  recorded_at: instant,
  ping_id: count,
  value: figure,
  value_text: text.nullable(),
  state,
  reason: text.nullable(),
});

export const installationPingsItem = item<InstallationPingsRow>({
  ping_id: count,
  recorded_at: instant,
  received_at: instant,
  week,
  source,
  version: text.nullable(),
  edition: text.nullable(),
  users: figure,
  bytes: count,
  leaves: count,
  stands: z.boolean().describe("The newest of its week, whose values count"),
});

export const installationPostsItem = item<InstallationPostsRow>({
  post_id: count,
  kind: z.enum(["metadata", "error"]),
  received_at: instant,
  ping_id: count.nullable(),
  body: text,
});

export interface PayloadRecord {
  as_of: string | null;
  ping_id: number;
  /** The payload as kept, JSON. */
  payload: string;
}

export const payloadItem = item<Omit<PayloadRecord, "as_of">>({ ping_id: count, payload: text });

export const metricsItem = item<MetricsRow>({
  key: text,
  kind,
  first_seen: instant.nullable(),
  last_seen: instant.nullable(),
  eligible: count,
  n: count,
  coverage: share,
  missing: count,
  failed: count,
  adoption: share,
  measure: text.describe("The same for the 7-day, 28-day and all-time form of one measure"),
  form: z.enum(windows).nullable().describe("Which of the measure's forms it is"),
  part_of: text.nullable().describe("The object's definition that it is a part of"),
  description: text.nullable(),
  value_type: text.nullable().describe("As declared; kind is what came"),
  status: text.nullable(),
  time_frame: text.nullable(),
  data_category: text.nullable(),
  product_group: text.nullable(),
  stage: text.nullable(),
  tiers: text.nullable().describe("Ascending, with | between them"),
  edition: text.nullable(),
  milestone: text.nullable(),
  milestone_removed: text.nullable(),
  unit: text.nullable(),
});

export const binItem = item<Bin>({ from: z.number(), to: z.number(), n: count });

export const distributionItem = item<Omit<DistributionRecord, "as_of">>({
  cohort: z.object(cohortShape),
  metric: text,
  unit: text.nullable(),
  week: week.nullable(),
  suppressed: z.null(),
  n: count,
  eligible: count,
  coverage: share,
  missing: count,
  failed: count,
  adoption: share,
  users: count,
  ...quantiles,
  histogram: z.array(binItem),
  reasons: z.array(z.strictObject({ state: z.enum(["missing", "failed"]), reason: text, n: count })).describe("Why there is no value, most frequent first"),
});

export const trendItem = item<TrendRow>({
  week,
  n: count,
  eligible: count,
  coverage: share,
  failed: count,
  adoption: share,
  ...quantiles,
  mean: figure,
});

export const adoptionItem = item<AdoptionRow>({ metric: text, eligible: count, n: count, users: count, adoption: share, stage: text.nullable(), measure: text });

export const versionsItem = item<VersionsRow>({ week, version: text, installations: count, active_users: z.number() });

export const retentionItem = item<RetentionRow>({
  cohort_month: z.string().describe("YYYY-MM"),
  months_since: count,
  base: count,
  active: count,
  left_censored: z.boolean().describe("The hub did not watch that month from its start"),
});

export const compareItem = item<CompareRow>({
  metric: text,
  a_eligible: count, a_n: count, a_coverage: share, a_failed: count, a_adoption: share, a_users: count, a_p25: figure, a_p50: figure, a_p75: figure,
  b_eligible: count, b_n: count, b_coverage: share, b_failed: count, b_adoption: share, b_users: count, b_p25: figure, b_p50: figure, b_p75: figure,
  ratio: figure.describe("b_p50 / a_p50"),
  as: z.enum(["total", "rate"]).describe("What the quantiles are of"),
});

export const fleetWeeksItem = item<FleetWeeksRow>({ week, installations: count, new: count, filling: z.boolean() });

export const fleetBreakdownItem = item<FleetBreakdownRow>({ value: text, installations: count, users: z.number() });

export const fleetFreshnessItem = item<FleetFreshnessRow>({
  rank: count,
  age: z.enum(["under 1 day", "1 to 7 days", "8 to 14 days", "silent up to 8 weeks", "silent longer"]),
  installations: count,
});

export const ledgerItem = item<Omit<LedgerRecord, "as_of">>({
  window: z.enum(["1h", "24h", "7d", "all"]),
  since: instant.nullable(),
  received: count,
  stored: count,
  duplicates: count,
  conflicts: count,
  set_aside: count,
  refused: count,
  waiting: count,
  lost: z.int().describe("received less all of these; anything but zero is an alarm"),
  refusals: z.array(z.strictObject({ reason: text, n: count })),
});

export const statusItem = item<Omit<StatusRecord, "as_of">>({
  pings: z.strictObject({ accepted: count, landed: count, duplicates: count, conflicts: count, quarantined: count, refused: count }),
  installations: count,
  metrics: count,
  journal_bytes: count,
  warehouse_bytes: count,
});

const savedShape = { name: text, owner: text.nullable().describe("E-mail; null for nobody's") };

export const savedListsItem = item<SavedListRow>({ ...savedShape, installations: count, created_at: instant, changed_at: instant });

export const listedInstallationItem = item<ListedInstallation>({ id: text, hostname: text.nullable() });

export const savedListItem = item<Omit<SavedListRecord, "as_of">>({
  ...savedShape,
  created_at: instant,
  changed_at: instant,
  installations: z.array(listedInstallationItem),
});

export const savedViewItem = item<SavedViewRow>({
  id: text,
  ...savedShape,
  kind: z.enum(["cohort", "compare"]),
  query: z.string().describe("Canonical parameters, as in a URL after the ?"),
  created_at: instant,
});

export const setAsideItem = item<SetAside>({
  ping_id: count,
  uuid: text,
  hostname: text,
  version: text.nullable(),
  recorded_at: instant,
  received_at: instant,
  installation: text.describe("Opaque id; the warehouse may not know it yet"),
  reason: z.enum(["future", "unapproved", "unverified", "unlandable"]),
  detail: text,
  bytes: count,
  source,
});
