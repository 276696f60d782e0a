import { makeJudge } from "@pinghouse/shared/release/severity";
import { installation, type InstallationRecord } from "../../../queries/installation.ts";
import { overviewFacts, type OverviewFacts, type UsersWeek } from "../../../queries/standing/overview-facts.ts";
import type { Context } from "../../context.ts";
import { latelyViewed, type LatelyViewed } from "../held/lately-viewed.ts";
import type { PeerCohort, PeerInput } from "../peer-question.ts";
import { standMetrics, type StandingMetricsRow } from "../stand-metrics.ts";
import { featuresOf, type Features } from "./features-of.ts";
import { pickChanged } from "./pick-changed.ts";
import { pickStrips } from "./pick-strips.ts";
import { pickAlone, pickUnused } from "./pick-unused.ts";

/** What a version is told (shared/release/severity.ts); null where no release is known. */
export interface VersionAdvice {
  severity: "success" | "warning" | "danger";
  latest_version: string;
  latest_of_minor: string | null;
  critical: boolean;
}

/** Whose overview it is. */
export interface OverviewInstallation extends LatelyViewed {
  id: string;
  hostname: string;
  label: string | null;
  version: string | null;
  edition: string | null;
  plan: string | null;
  state: "active" | "silent";
  last_ping_at: string;
  last_ping_id: number | null;
  last_ping_bytes: number | null;
  advice: VersionAdvice | null;
}

export interface OverviewFigures extends Features {
  active_users: number | null;
  /** Its active users in each week with a ping of the last 53. */
  users_weeks: UsersWeek[];
  /** Billable users where they are told, else active ones; and what the licence is for. */
  seats_used: number | null;
  seats_licensed: number | null;
  seats_most: number | null;
}

export interface StandingOverviewRecord {
  as_of: string | null;
  installation: OverviewInstallation;
  cohort: PeerCohort;
  figures: OverviewFigures;
  /** Amounts per active user, totals as what came in 28 days. */
  strips: StandingMetricsRow[];
  unused: StandingMetricsRow[];
  alone: StandingMetricsRow[];
  changed: StandingMetricsRow[];
}

/** What an installation is told of the version that it runs. */
export const adviceFor = ({ control, now }: Context, version: string | null): VersionAdvice | null => {
  const { releases, policy } = control.registry.current();
  const answer = version === null ? undefined : makeJudge(releases, policy, new Date(now()).toISOString().slice(0, 10)).check(version);
  if (answer === undefined || answer === null) return null;
  return { severity: answer.severity, latest_version: answer.latest_version, latest_of_minor: answer.latest_stable_version_of_minor, critical: answer.critical_vulnerability };
};

const figuresOf = (record: InstallationRecord, rows: readonly StandingMetricsRow[], users_weeks: UsersWeek[]): OverviewFigures => {
  const value = (...keys: string[]): number | null => keys.map((key) => rows.find((row) => row.key === key)?.value ?? null).find((one) => one !== null) ?? null;
  return {
    active_users: record.users,
    users_weeks,
    seats_used: value("license_billable_users", "active_user_count"),
    seats_licensed: value("license_user_count"),
    seats_most: value("historical_max_users"),
    ...featuresOf(rows),
  };
};

const aboutOf = (ctx: Context, { id, hostname, version, edition, plan, state, last_ping_at }: InstallationRecord, facts: OverviewFacts, viewed: LatelyViewed): OverviewInstallation => ({
  id,
  hostname,
  label: ctx.control.labels().get(id) ?? null,
  version,
  edition,
  plan,
  state,
  last_ping_at,
  last_ping_id: facts.last_ping_id,
  last_ping_bytes: facts.last_ping_bytes,
  advice: adviceFor(ctx, version),
  ...viewed,
});

/** Where an installation stands, on one page. */
export const standingOverview = async (ctx: Context, input: PeerInput): Promise<StandingOverviewRecord> => {
  const [{ answer, rows }, record, facts, viewed] = await Promise.all([
    standMetrics(ctx, { ...input, as: "rate" }),
    installation(ctx.store, input, { uuid: false }),
    overviewFacts(ctx.store, input.id),
    latelyViewed(ctx, input.id),
  ]);
  return {
    as_of: record.as_of,
    installation: aboutOf(ctx, record, facts, viewed),
    cohort: answer.cohort,
    figures: figuresOf(record, rows, facts.users),
    strips: pickStrips(rows),
    unused: pickUnused(rows, 5),
    alone: pickAlone(rows, 5),
    changed: pickChanged(rows),
  };
};
