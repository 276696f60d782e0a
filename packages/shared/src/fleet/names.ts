/** Names in the shape of GitLab's events, all invented: a feature, what somebody did, to what, in which window. */
const features = [
  "review_rooms", "board_lanes", "release_drafts", "pipeline_shelf", "wiki_canvas", "runner_pools", "package_mirrors", "code_tours",
  "secret_lockers", "deploy_windows", "issue_gardens", "merge_ladders", "test_orchards", "cluster_harbours", "audit_lanterns",
  "design_tables", "search_compass", "chat_pier", "license_desk", "import_ferry", "observability_tower", "policy_loom", "value_ledgers",
  "onboarding_trail",
] as const;

const actors = ["p_members", "g_projects", "i_groups", "k_bots", "u_owners"] as const;

const deeds = [
  "opened", "closed", "renamed", "pinned", "shared", "archived", "restored", "exported", "filtered", "sorted", "approved", "declined",
  "assigned", "scheduled", "started", "cancelled", "retried", "annotated",
] as const;

const objects = ["from_sidebar", "by_shortcut", "through_api", "in_bulk_view", "on_mobile_page", "with_template"] as const;

const windows = ["weekly", "monthly"] as const;

/** How many different events `eventPath` knows. */
export const eventCount = features.length * actors.length * deeds.length * objects.length * windows.length;

/** The `n`th invented event, as path parts and window. Neighbouring numbers are the two windows of one event. */
export const eventPath = (n: number): { path: readonly [string, string, string]; window: "weekly" | "monthly" } => {
  const take = <Item>(list: readonly Item[], at: number): readonly [Item | undefined, number] => [list[at % list.length], Math.floor(at / list.length)];
  const [window = "weekly", afterWindow] = take(windows, n);
  const [feature = "", afterFeature] = take(features, afterWindow);
  const [deed = "", afterDeed] = take(deeds, afterFeature);
  const [object = "", afterObject] = take(objects, afterDeed);
  const [actor = ""] = take(actors, afterObject);
  return { path: ["redis_hll_counters", feature, `${actor}_${deed}_${feature}_${object}_${window}`], window };
};

const firstWords = ["amber", "birch", "copper", "delta", "ember", "fjord", "granite", "heather", "indigo", "juniper", "kestrel", "larch"] as const;
const lastWords = ["works", "labs", "bank", "clinic", "rail", "foods", "press", "robotics", "university", "games", "energy", "council"] as const;

/** A company that does not exist, unique within a fleet through its number. */
export const companyName = (n: number): string =>
  `${firstWords[n % firstWords.length] ?? ""}-${lastWords[Math.floor(n / firstWords.length) % lastWords.length] ?? ""}-${n}`;
