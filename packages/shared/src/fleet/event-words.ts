import type { MetricWords } from "./named-words.ts";

const owners: ReadonlyMap<string, string> = new Map([
  ["review_rooms", "code_review"],
  ["board_lanes", "project_management"],
  ["release_drafts", "environments"],
  ["pipeline_shelf", "pipeline_execution"],
  ["wiki_canvas", "knowledge"],
  ["runner_pools", "runner"],
  ["package_mirrors", "package_registry"],
  ["code_tours", "source_code"],
  ["secret_lockers", "pipeline_security"],
  ["deploy_windows", "environments"],
  ["issue_gardens", "product_planning"],
  ["merge_ladders", "code_review"],
  ["test_orchards", "pipeline_authoring"],
  ["cluster_harbours", "environments"],
  ["audit_lanterns", "compliance"],
  ["design_tables", "product_planning"],
  ["search_compass", "global_search"],
  ["chat_pier", "project_management"],
  ["license_desk", "utilization"],
  ["import_ferry", "import"],
  ["policy_loom", "security_policies"],
  ["value_ledgers", "optimize"],
  ["onboarding_trail", "activation"],
]);

const actors: readonly (readonly [prefix: string, who: string, unit: string])[] = [
  ["p_members", "Members who", "members"],
  ["g_projects", "Projects that", "projects"],
  ["i_groups", "Groups that", "groups"],
  ["k_bots", "Bots that", "bots"],
  ["u_owners", "Owners who", "owners"],
];

const ways: readonly (readonly [suffix: string, words: string])[] = [
  ["from_sidebar", "from the sidebar"],
  ["by_shortcut", "by a shortcut"],
  ["through_api", "through the API"],
  ["in_bulk_view", "in the bulk view"],
  ["on_mobile_page", "on a phone"],
  ["with_template", "with a template"],
];

/**
 * What the sample vendor says of an invented event (names.ts), `event` being its name without the window; undefined for the
 * one feature whose events nobody declared.
 */
export const eventWords = (feature: string, event: string): MetricWords | undefined => {
  const group = owners.get(feature);
  const actor = actors.find(([prefix]) => event.startsWith(`${prefix}_`));
  const way = ways.find(([suffix]) => event.endsWith(`_${suffix}`));
  if (group === undefined || actor === undefined || way === undefined) return undefined;
  const deed = event.slice(actor[0].length + 1, -(way[0].length + feature.length + 2));
  return { group, description: `${actor[1]} ${deed} ${feature.replaceAll("_", " ")} ${way[1]}`, unit: actor[2] };
};
