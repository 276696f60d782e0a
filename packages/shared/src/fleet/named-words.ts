/** What the sample vendor says of a metric: a sentence, who looks after it, and what one of it is. */
export interface MetricWords {
  readonly description: string;
  readonly group: string;
  readonly unit?: string;
}

const say = (group: string, description: string, unit?: string): MetricWords => ({ group, description, ...(unit === undefined ? {} : { unit }) });

const own = "analytics_instrumentation";
const seats = "seat_management";
const host = "self_managed";

/**
 * The named metrics of the sample fleet in words. What is not here has no definition, as it happens to a metric that a team
 * forgot to declare.
 */
export const namedWords: ReadonlyMap<string, MetricWords> = new Map([
  ["uuid", say(own, "Random identifier of the database of an installation")],
  ["hostname", say(own, "Name under which the installation is configured")],
  ["version", say(own, "Version that the installation runs")],
  ["edition", say(own, "Edition and licence level of the installation")],
  ["installation_type", say("distribution", "How the software was installed")],
  ["active_user_count", say(own, "Users who may sign in", "users")],
  ["recorded_at", say(own, "When the collecting of this ping began")],
  ["installation_creation_date", say(own, "When the first user of the installation was made")],
  ["license_plan", say(seats, "Plan that the licence gives")],
  ["license_user_count", say(seats, "Seats that the licence covers", "seats")],
  ["license_expires_at", say(seats, "Last day of the licence")],
  ["license_trial", say(seats, "Whether the licence is a trial")],
  ["historical_max_users", say(seats, "Most users who were ever active on one day", "users")],
  ["counts.issues", say("project_management", "Issues ever opened", "issues")],
  ["counts.notes", say("project_management", "Comments ever written", "comments")],
  ["counts.milestones", say("project_management", "Milestones ever planned", "milestones")],
  ["counts.boards", say("project_management", "Boards ever set up", "boards")],
  ["counts.merge_requests", say("code_review", "Merge requests ever opened", "merge requests")],
  ["counts.ci_internal_pipelines", say("pipeline_execution", "Pipelines run by the built-in runner system", "pipelines")],
  ["counts.ci_external_pipelines", say("pipeline_execution", "Pipelines run by another system and reported here", "pipelines")],
  ["counts.environments", say("environments", "Environments ever made", "environments")],
  ["counts.deployments", say("environments", "Deployments ever begun", "deployments")],
  ["counts.service_desk_issues", say("project_management", "Issues that came in by e-mail to the service desk", "issues")],
  ["database.pg_system_id", say("database_operations", "Identifier that the database gave itself")],
  ["counts_monthly.review_rooms_entered", say("code_review", "Times that somebody entered a review room", "visits")],
  ["counts_weekly.review_rooms_entered", say("code_review", "Times that somebody entered a review room", "visits")],
  ["counts.board_lanes_populated", say("project_management", "Board lanes that hold at least one card", "lanes")],
  ["counts_monthly.release_drafts_written", say("environments", "Release drafts begun", "drafts")],
  ["counts.code_tours_published", say("source_code", "Code tours ever published", "tours")],
  ["counts_monthly.code_tours_followed", say("source_code", "Code tours that somebody followed to the end", "tours")],
  ["counts_weekly.code_tours_followed", say("source_code", "Code tours that somebody followed to the end", "tours")],
  ["counts.merge_ladders_climbed", say("code_review", "Changes that went up a merge ladder", "changes")],
  ["counts.deploy_windows_opened", say("environments", "Deploy windows ever opened", "windows")],
  ["counts.pipeline_shelf_entries", say("pipeline_execution", "Pipelines put on the shelf to be used again", "pipelines")],
  ["counts.legacy_ferry_runs", say("import", "Runs of the old import ferry, which is gone", "runs")],
  ["counts_monthly.runner_pool_minutes", say("runner", "Minutes that runner pools worked", "minutes")],
  ["counts_monthly.secret_lockers_unlocked", say("pipeline_security", "Times that a job unlocked a secret locker", "unlockings")],
  ["usage_activity_by_stage_monthly.plan.garden_keepers", say("product_planning", "People who tended an issue garden", "people")],
  ["usage_activity_by_stage_monthly.create.canvas_painters", say("knowledge", "People who painted on a wiki canvas", "people")],
  ["usage_activity_by_stage_monthly.verify.shelf_stockers", say("pipeline_execution", "People who put a pipeline on the shelf", "people")],
  ["wiki_canvas_enabled", say("knowledge", "Whether the wiki canvas is switched on")],
  ["code_tours_enabled", say("source_code", "Whether code tours are switched on")],
  ["settings.audit_lantern_lit", say("compliance", "Whether the audit lantern is lit")],
  ["object_store.artifacts.mirror_enabled", say("package_registry", "Whether artifacts are mirrored")],
  ["database.engine", say("database_operations", "Database that the installation keeps its data in")],
  ["mail.post_office", say(host, "How the installation sends its mail")],
  ["settings.signup_policy", say("authentication", "Who may sign up")],
  ["settings.dormant_after_days", say("authentication", "Whether accounts are put to sleep that nobody uses")],
  ["settings.collected_data_categories", say(own, "Kinds of metrics that this ping may hold")],
  ["storage.file_systems", say("gitaly", "File systems that hold repositories")],
]);
