import type { Cohort } from "@pinghouse/shared/cohort/cohort";
import { api, ask, askWhole } from "./client.ts";
import type { Peers } from "./peers.ts";
import type { AdoptionTrendQuestion, BreakdownBy, CheckWindow, CompareQuestion, GroupQuestion, LedgerWindow, MetricBreakdownQuestion, MetricQuestion, MetricTrendQuestion, PatchesQuestion, RetentionBy, SidesQuestion, SlotState, StandingMetricQuestion, StandingMetricsQuestion, StandingQuestion, VersionsQuestion } from "./rows.ts";

/** One factory per procedure; a page passes the result to `useQuery(() => …)` and never spells a key itself. */
export const statusQuery = () => ask("status.get", api.status.get.query, undefined);

export const fleetWeeksQuery = () => ask("fleet.weeks", api.fleet.weeks.query, { limit: 1_000 });
/** A cohort's installations week by week; the last row is the window's last week, or the one being filled. */
export const cohortWeeksQuery = (cohort: Cohort) => ask("fleet.weeks", api.fleet.weeks.query, { ...cohort, limit: 1_000 });
/** How many a cohort holds, and of how many. */
export const cohortSizeQuery = (cohort: Cohort) => ask("fleet.cohort", api.fleet.cohort.query, cohort);
export const fleetBreakdownQuery = (by: BreakdownBy) => ask("fleet.breakdown", api.fleet.breakdown.query, { by, limit: 1_000 });
export const fleetFreshnessQuery = () => ask("fleet.freshness", api.fleet.freshness.query, undefined);
export const fleetLedgerQuery = (window: LedgerWindow) => ask("fleet.ledger", api.fleet.ledger.query, { window });

export const installationsQuery = () => askWhole("installations.list", api.installations.list.query, {});
/** A few of those whose hostname holds the words, or whose id begins so, in the order of their ids. */
export const installationSearchQuery = (search: string) => ask("installations.list", api.installations.list.query, { search, limit: 50 });
/** Those with this very hostname. */
export const installationNamedQuery = (hostname: string) => ask("installations.list", api.installations.list.query, { hostname, limit: 10 });
export const installationQuery = (id: string) => ask("installations.get", api.installations.get.query, { id });
/** `peers`: today's members that each metric is placed among; admins have none. */
export const installationMetricsQuery = (id: string, peers: Peers) => askWhole("installations.metrics", api.installations.metrics.query, { id, ...peers });
/** How the hub knows whose pings these are; for operators and the own admins. */
export const installationBindingQuery = (id: string) => ask("bindings.get", api.bindings.get.query, { id });
/** Erasures of one installation, oldest first. */
export const erasuresQuery = (installation: string) => ask("erasures.list", api.erasures.list.query, { installation, limit: 1_000 });
/** The public key that signs answer files. */
export const answerKeyQuery = () => ask("uploads.answerKey", api.uploads.answerKey.query, {});
/** What a claim link is for. A mutation to the hub, so that the token travels in a body; asked once. */
export const claimQuery = (token: string) => ({ ...ask("claims.look", api.claims.look.mutate, { token }), retry: false, staleTime: Infinity });
export const installationHistoryQuery = (id: string, metric: string[]) =>
  ask("installations.history", api.installations.history.query, { id, metric, limit: 1_000 });
export const installationPingsQuery = (id: string) => ask("installations.pings", api.installations.pings.query, { id, limit: 1_000 });
export const installationPostsQuery = (id: string) => ask("installations.posts", api.installations.posts.query, { id });
export const payloadQuery = (id: string, ping_id: number) => ask("installations.payload", api.installations.payload.query, { id, ping_id });

/** The installations of whoever asks. */
export const standingMeQuery = () => ask("standing.me", api.standing.me.query, { limit: 1_000 });
/** `cell` chooses another cohort along the lattice; without one it is the default. */
export const standingCohortQuery = (question: StandingQuestion) => ask("standing.cohort", api.standing.cohort.query, question);
export const standingOverviewQuery = (question: StandingQuestion) => ask("standing.overview", api.standing.overview.query, question);
/** The scores that the answers to an installation's pings carried, loaded to the end. */
export const standingScoreQuery = (id: string) => askWhole("standing.score", api.standing.score.query, { id });
export const standingScoreOutlookQuery = (id: string) => ask("standing.scoreOutlook", api.standing.scoreOutlook.query, { id });
/** The leaders of a month; of the newest without one. */
export const scoreLeadersQuery = (month: string) => ask("score.leaders", api.score.leaders.query, { ...(month === "" ? {} : { month }), limit: 1_000 });
/** Who is told scores; for operators. */
export const scorePolicyQuery = () => ask("score.policy", api.score.policy.query, undefined);
/** The scores of the newest pings, nine rows each. */
export const overviewScoreQuery = (id: string) => ask("standing.score", api.standing.score.query, { id, limit: 1_000 });
export const standingMetricQuery = (question: StandingMetricQuestion) => ask("standing.metric", api.standing.metric.query, question);
/** The weeks in which an installation changed its version. */
export const standingUpgradesQuery = (id: string) => ask("standing.upgrades", api.standing.upgrades.query, { id, limit: 1_000 });
/** A year of some metrics, at most 60. */
export const standingSparklinesQuery = (id: string, metric: string[]) => ask("standing.sparklines", api.standing.sparklines.query, { id, metric });
export const standingTrendsQuery = (question: StandingQuestion) => ask("standing.trends", api.standing.trends.query, question);
/** The installation's own people by month of registration, 78 rows or none. */
export const standingCohortsQuery = (id: string) => ask("standing.cohorts", api.standing.cohorts.query, { id, limit: 1_000 });
/** All that the hub holds of an installation, in figures. */
export const heldQuery = (id: string) => ask("standing.held", api.standing.held.query, { id });
export const heldPingsQuery = (id: string) => askWhole("standing.heldPings", api.standing.heldPings.query, { id });
/** Who of the hub's people looked; for operators and the own admins. */
export const installationViewsQuery = (id: string) => askWhole("standing.views", api.standing.views.query, { id });
export const standingMetricsQuery = (question: StandingMetricsQuestion) => askWhole("standing.metrics", api.standing.metrics.query, question);

/** Somebody's own installations as one group; `include` counts those labelled so too. */
export const groupQuery = (question: GroupQuestion) => ask("group.get", api.group.get.query, question);
export const groupWeeksQuery = (question: GroupQuestion & { metric: string[] }) => askWhole("group.weeks", api.group.weeks.query, question);
export const groupMetricsQuery = (question: GroupQuestion) => askWhole("group.metrics", api.group.metrics.query, question);

export const metricsQuery = () => askWhole("metrics.list", api.metrics.list.query, {});
export const metricQuery = (key: string) => ask("metrics.get", api.metrics.get.query, { key });
export const metricDistributionQuery = (question: MetricQuestion) => ask("metrics.distribution", api.metrics.distribution.query, question);
export const metricTrendQuery = (question: MetricTrendQuestion) => ask("metrics.trend", api.metrics.trend.query, { ...question, limit: 1_000 });
export const metricFormsQuery = (key: string) => ask("metrics.forms", api.metrics.forms.query, { key });
export const metricBreakdownQuery = (question: MetricBreakdownQuestion) => ask("metrics.breakdown", api.metrics.breakdown.query, { ...question, limit: 1_000 });
export const metricInstallationsQuery = (question: MetricQuestion) => askWhole("metrics.installations", api.metrics.installations.query, question);

export const adoptionQuery = (cohort: Cohort) => askWhole("comparisons.adoption", api.comparisons.adoption.query, cohort);
export const adoptionTrendQuery = (question: AdoptionTrendQuestion) => ask("comparisons.adoptionTrend", api.comparisons.adoptionTrend.query, { ...question, limit: 1_000 });
export const adoptionMovesQuery = (cohort: Cohort) => ask("comparisons.adoptionMoves", api.comparisons.adoptionMoves.query, { weeks: 13, ...cohort });
export const versionsQuery = (question: VersionsQuestion) => askWhole("comparisons.versions", api.comparisons.versions.query, question);
export const retentionQuery = (by: RetentionBy) => askWhole("comparisons.retention", api.comparisons.retention.query, { by });

export const releasesQuery = () => askWhole("releases.list", api.releases.list.query, {});
export const releasesSummaryQuery = () => ask("releases.summary", api.releases.summary.query, undefined);
/** What every version is told that a member of today runs or the registry knows. */
export const toldVersionsQuery = () => askWhole("releases.versions", api.releases.versions.query, {});
export const releaseMarkersQuery = () => ask("releases.markers", api.releases.markers.query, { limit: 1_000 });
export const releaseHistoryQuery = () => askWhole("releases.history", api.releases.history.query, {});
export const releaseChangeQuery = (change: number) => ask("releases.change", api.releases.change.query, { change });

export const healthQuery = () => ask("health.get", api.health.get.query, undefined);
export const healthHoursQuery = () => ask("health.hours", api.health.hours.query, { limit: 1_000 });
export const healthSlotsQuery = (state: SlotState) => ask("health.slots", api.health.slots.query, { state: [state], limit: 1_000 });
export const healthSetAsideQuery = () => ask("health.setAside", api.health.setAside.query, { limit: 1_000 });
export const healthSuspicionsQuery = () => ask("health.suspicions", api.health.suspicions.query, undefined);
export const healthVitalsQuery = () => ask("health.vitals", api.health.vitals.query, undefined);
export const healthDiskQuery = () => ask("health.disk", api.health.disk.query, undefined);
export const healthQuietQuery = () => ask("health.quiet", api.health.quiet.query, undefined);
export const healthLampsQuery = () => ask("health.lamps", api.health.lamps.query, undefined);

export const quarantineQuery = () => ask("quarantine.list", api.quarantine.list.query, { limit: 1_000 });

/** Checks come without pings, so nothing else says when to ask again. */
const whileOpen = { refetchInterval: 15_000 } as const;
export const checkDaysQuery = (window: CheckWindow) => ({ ...askWhole("checks.days", api.checks.days.query, window), ...whileOpen });
export const checkVersionsQuery = (window: CheckWindow) => ({ ...askWhole("checks.versions", api.checks.versions.query, window), ...whileOpen });
export const advisoriesQuery = () => ask("checks.advisories", api.checks.advisories.query, { limit: 1_000 });
export const patchesQuery = (question: PatchesQuestion) => ask("checks.patches", api.checks.patches.query, { ...question, limit: 1_000 });

export const compareQuery = (question: CompareQuestion) => ask("comparisons.compare", api.comparisons.compare.query, question);
export const compareSidesQuery = (question: SidesQuestion) => ask("comparisons.compareSides", api.comparisons.compareSides.query, question);

export const listsQuery = () => ask("lists.list", api.lists.list.query, { limit: 1_000 });
export const listQuery = (name: string) => ask("lists.get", api.lists.get.query, { name });
export const viewsQuery = () => ask("views.list", api.views.list.query, { limit: 1_000 });

export const exportDestinationsQuery = () => ask("exports.destinations", api.exports.destinations.query, { limit: 1_000 });
export const exportSchedulesQuery = () => ask("exports.schedules", api.exports.schedules.query, { limit: 1_000 });
export const exportScheduleQuery = (id: number) => ask("exports.schedule", api.exports.schedule.query, { id });
/** The newest runs, of one schedule or of all. */
export const exportRunsQuery = (of: { schedule?: number; limit: number }) => ask("exports.runs", api.exports.runs.query, of);
/** Every run that is kept, loaded to the end. */
export const allExportRunsQuery = (of: { schedule?: number }) => askWhole("exports.runs", api.exports.runs.query, of);
export const exportReadingQuery = (slots: { cron: string; time_zone: string }) => ask("exports.reading", api.exports.reading.query, slots);
