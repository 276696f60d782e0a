import { measureOf } from "@pinghouse/shared/metrics/measure";
import { splitKey } from "@pinghouse/shared/metrics/key";

/** Members that say who sends; each has its own sentence. */
const identity = new Map(Object.entries({
  uuid: "The installation's id; treated like a credential, so it is kept for the hub and shown to nobody else",
  unique_instance_id: "Tells copies of one installation apart",
  hostname: "The configured host name; with the uuid it is the installation",
  recorded_at: "When the counting began; decides the week",
  version: "The software's version",
  edition: "The edition as the installation names it",
  installation_type: "How it was installed",
  active_user_count: "Active users; decides the size band",
  historical_max_users: "The most active users there ever were",
  installation_creation_date: "When the installation was made",
  licensee: "Who holds the licence",
  recording_ce_finished_at: "When the first part of the counting ended",
  recording_ee_finished_at: "When the counting ended",
}));

/** What the first part of a key says of what is behind it: the sections of GitLab's payload. */
const sections = new Map(Object.entries({
  counts: "Counted since the beginning",
  counts_monthly: "Counted over 28 days",
  counts_weekly: "Counted over 7 days",
  usage_activity_by_stage: "People who did this, since the beginning",
  usage_activity_by_stage_monthly: "People who did this, over 28 days",
  redis_hll_counters: "Distinct people or projects with this event",
  settings: "A setting",
  object_store: "Where files are stored",
  analytics_unique_visits: "Distinct visitors of a page",
  compliance_unique_visits: "Distinct visitors of a page",
  search_unique_visits: "Distinct visitors of a page",
  topology: "The machines it runs on",
  database: "The database beside it",
  gitaly: "A component beside it",
  git: "A component beside it",
  gitlab_pages: "A component beside it",
  container_registry_server: "A component beside it",
  mail: "A component beside it",
  license: "The licence",
  sums: "Added up over projects or people",
  duo_seats: "Seats of an add-on",
}));

const windows = { "7d": ", over 7 days", "28d": ", over 28 days", all: "" } as const;

/** What a key is, as far as its own name tells; a definition says it better. Empty where the name tells nothing. */
export const keyMeaning = (key: string): string => {
  const known = identity.get(key);
  if (known !== undefined) return known;
  const [section = "", ...rest] = splitKey(key);
  if (rest.length === 0) {
    if (section.startsWith("license_")) return "The licence";
    return section.endsWith("_enabled") ? "Whether it is switched on" : "";
  }
  const words = sections.get(section) ?? "";
  const { window } = measureOf(key);
  return words === "" || words.includes("over ") || window === null ? words : `${words}${windows[window]}`;
};
