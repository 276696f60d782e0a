import { eventPath } from "./names.ts";
import { bitsOf, noiseAt } from "./random.ts";

/** One leaf of a payload and how its values come about. */
export interface FleetMetric {
  readonly path: readonly string[];
  /**
   * `total` only grows; `month` and `week` are counts of 28 and 7 days; `switch` is a boolean; `word` one of `words`;
   * `identity` is known by its path, `digits` is an integer beyond 2^53 told as text; `raw` is JSON that never changes and that `value` does not answer.
   */
  readonly form: "total" | "month" | "week" | "switch" | "word" | "identity" | "digits" | "raw";
  /** Forms of one measure share it, so that who uses it in a week uses it in the month. */
  readonly family: number;
  /** Per active user and week. */
  readonly rate: number;
  /** Share of installations of middling size that use it at all. */
  readonly share: number;
  /** ln(1 - share), kept because it is asked for with every value. */
  readonly lack: number;
  /** Now and then times out. */
  readonly slow: boolean;
  /** First and last minor of the train that has it. */
  readonly since: number;
  readonly until: number;
  /** Sent by licensed installations alone. */
  readonly licensed: boolean;
  readonly words: readonly (string | number | null)[];
  readonly json: string;
}

const familyOf = (path: readonly string[]): number => bitsOf((path.at(-1) ?? "").replace(/_(?:week|month)ly$/, ""));

const always = { rate: 0, share: 1, lack: -Infinity, slow: false, since: 0, until: 99, licensed: false, words: [], json: "" } as const;

type Form = FleetMetric["form"];

const leaf = (form: Form, path: readonly string[], more: Partial<FleetMetric> = {}): FleetMetric => ({
  ...always,
  path,
  form,
  family: familyOf(path),
  lack: Math.log1p(-(more.share ?? 1)),
  ...more,
});

const named = (form: Form, key: string, more: Partial<FleetMetric> = {}): FleetMetric => leaf(form, key.split("."), more);

const identity = (key: string, more: Partial<FleetMetric> = {}): FleetMetric => named("identity", key, more);

const counter = (form: "total" | "month" | "week", key: string, rate: number, share: number, more: Partial<FleetMetric> = {}): FleetMetric =>
  named(form, key, { rate, share, slow: true, ...more });

const onOff = (key: string, share: number): FleetMetric => named("switch", key, { share });

const word = (key: string, ...words: (string | number | null)[]): FleetMetric => named("word", key, { words });

const raw = (key: string, json: string): FleetMetric => named("raw", key, { json });

/** The keys the stories are about. */
export const storyKeys = {
  leap: "counts_monthly.review_rooms_entered",
  leapWeekly: "counts_weekly.review_rooms_entered",
  failing: "counts.board_lanes_populated",
  stalled: "counts_monthly.release_drafts_written",
} as const;

const licence = { licensed: true } as const;

/** Keys that are GitLab's by nature: identity, licence, the inputs of the score. All other names are invented. */
const byNature: readonly FleetMetric[] = [
  ...["uuid", "hostname", "version", "edition", "installation_type", "active_user_count", "recorded_at", "installation_creation_date"].map((key) => identity(key)),
  ...["license_plan", "license_user_count", "license_expires_at", "license_trial", "historical_max_users"].map((key) => identity(key, licence)),
  ...["licensee.Name", "licensee.Email", "licensee.Company"].map((key) => identity(key, licence)),
  counter("total", "counts.issues", 0.9, 0.96),
  counter("total", "counts.notes", 3.1, 0.96),
  counter("total", "counts.milestones", 0.02, 0.6),
  counter("total", "counts.boards", 0.01, 0.55),
  counter("total", "counts.merge_requests", 1.2, 0.93),
  counter("total", "counts.ci_internal_pipelines", 4.2, 0.88),
  counter("total", "counts.ci_external_pipelines", 0.3, 0.12),
  counter("total", "counts.environments", 0.03, 0.45),
  counter("total", "counts.deployments", 0.6, 0.4),
  counter("total", "counts.service_desk_issues", 0.05, 0.09),
  named("digits", "database.pg_system_id"),
];

const invented: readonly FleetMetric[] = [
  counter("month", storyKeys.leap, 0.25, 0.7),
  counter("total", storyKeys.failing, 0.15, 0.8),
  counter("month", storyKeys.stalled, 0.3, 1, { slow: false }),
  counter("total", "counts.code_tours_published", 0.02, 0.3),
  counter("total", "counts.merge_ladders_climbed", 0.4, 0.5),
  counter("total", "counts.deploy_windows_opened", 0.05, 0.25, { since: 2 }),
  counter("total", "counts.pipeline_shelf_entries", 0.8, 0.65),
  counter("total", "counts.legacy_ferry_runs", 0.01, 0.2, { until: 2 }),
  counter("month", "counts_monthly.code_tours_followed", 0.1, 0.3),
  counter("month", "counts_monthly.runner_pool_minutes", 41.5, 0.75),
  counter("month", "counts_monthly.secret_lockers_unlocked", 0.2, 0.18, { since: 3 }),
  counter("week", storyKeys.leapWeekly, 0.3, 0.7),
  counter("week", "counts_weekly.code_tours_followed", 0.12, 0.3),
  counter("month", "usage_activity_by_stage_monthly.plan.garden_keepers", 0.1, 0.4),
  counter("month", "usage_activity_by_stage_monthly.create.canvas_painters", 0.08, 0.22),
  counter("month", "usage_activity_by_stage_monthly.verify.shelf_stockers", 0.12, 0.5),
  onOff("wiki_canvas_enabled", 0.8),
  onOff("code_tours_enabled", 0.35),
  onOff("chat_pier_enabled", 0.1),
  onOff("settings.audit_lantern_lit", 0.5),
  onOff("object_store.artifacts.mirror_enabled", 0.3),
  word("database.engine", "postgresql"),
  word("database.series", "16.4", "16.8", "17.2"),
  word("mail.post_office", "smtp", "sendmail", null),
  word("settings.signup_policy", "closed", "approval", "open", null),
  word("git.version.major", 2),
  word("git.version.minor", 45, 46, 47, 49),
  word("settings.dormant_after_days", 90, 180, null),
  raw("settings.collected_data_categories", '["standard","subscription","operational","optional"]'),
  raw("storage.file_systems", '["ext4","xfs"]'),
  raw("license_add_ons", "{}"),
];

/** An event of the invented list: seldom used, counted without timeouts; one in seven is born with a later minor. */
const event = (n: number): FleetMetric => {
  const { path, window } = eventPath(n);
  const family = n >>> 1;
  const born = noiseAt(0, family, 51) < 1 / 7 ? 1 + (family % 4) : 0;
  const form = window === "weekly" ? "week" : "month";
  const rate = 0.02 + 0.3 * noiseAt(0, family, 52) ** 3;
  return leaf(form, path, { rate, share: noiseAt(0, family, 53) ** 2, since: born });
};

/** The metrics of a payload with `count` keys; never fewer than the named ones. The first ones are the same at any count. */
export const fleetMetrics = (count: number): FleetMetric[] => {
  const known = [...byNature, ...invented];
  return [...known, ...Array.from({ length: Math.max(0, count - known.length) }, (_, n) => event(n))];
};
