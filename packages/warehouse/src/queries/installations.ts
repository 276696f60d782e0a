import { labels, type Label } from "@pinghouse/shared/cohort/label";
import { sizes } from "@pinghouse/shared/cohort/size";
import { z } from "zod";
import { joinSql, listSql, plain, sql, type Sql } from "../store/sql.ts";
import type { Listing } from "./listing.ts";
import { isoText } from "./parts/engine.ts";
import { textRows } from "./parts/member-scope.ts";

export const installationsInput = z.object({
  search: z.string().max(200).optional(),
  edition: z.string().max(100).optional(),
  size: z.enum(sizes).optional(),
  state: z.enum(["active", "silent"]).optional(),
  label: z.enum(labels).optional(),
  uuid: z.string().max(1020).optional(),
  hostname: z.string().optional(),
});
export type InstallationsInput = z.infer<typeof installationsInput>;

export interface InstallationsRow {
  id: string;
  hostname: string;
  /** Null for those who may not see it: it is treated like a credential. */
  uuid: string | null;
  version: string | null;
  edition: string | null;
  size: string;
  /** `active` = its newest ping was recorded at most 14 days before as-of. */
  state: "active" | "silent";
  /** What an operator says it is for; null for none, and where the scope has no labels. */
  label: Label | null;
  /** Active users as counted by the installation; null when absent or failed. */
  users: number | null;
  installation_type: string | null;
  plan: string | null;
  first_ping_at: string;
  last_ping_at: string;
  /** Pings landed, superseded ones included. */
  pings: number;
}

/** Whose installations may be listed, and with what. `only` undefined means all. */
export interface InstallationScope {
  uuid: boolean;
  /** By opaque id; the warehouse knows of none. */
  labels?: ReadonlyMap<string, Label>;
  only?: readonly string[];
}

const labelRows = (known: ReadonlyMap<string, Label> = new Map()): Sql =>
  sql`(SELECT ids.text AS id, names.text AS label FROM ${textRows([...known.keys()])} AS ids POSITIONAL JOIN ${textRows([...known.values()])} AS names)`;

/** One row per installation, with what its newest ping says. The relation that list and single record share. */
export const installationRows = (scope: InstallationScope): Sql => sql`
  SELECT installation.id, installation.hostname,
    ${plain(scope.uuid ? "installation.uuid" : "NULL::VARCHAR")} AS uuid,
    ping.version, ping.edition, ping.size,
    CASE WHEN ping.recorded_at >= progress.as_of - INTERVAL 14 DAY THEN 'active' ELSE 'silent' END AS state,
    labelled.label, ping.users, ping.installation_type, ping.plan,
    ${isoText("history.first_ping_at")} AS first_ping_at,
    ${isoText("ping.recorded_at")} AS last_ping_at,
    history.pings::INTEGER AS pings,
    ${isoText("ping.created_at")} AS created_at, ping.unique_instance_id
  FROM latest
  JOIN installation USING (installation)
  JOIN ping ON ping.ping = latest.ping
  JOIN (SELECT installation, min(recorded_at) AS first_ping_at, count(*) AS pings FROM ping GROUP BY installation) AS history
    ON history.installation = latest.installation
  LEFT JOIN ${labelRows(scope.labels)} AS labelled ON labelled.id = installation.id
  CROSS JOIN progress
  ${scope.only === undefined ? plain("") : sql`WHERE installation.id IN ${listSql(scope.only)}`}`;

/** As sent, or `family:CE`, `family:EE`, as in a cohort. */
const ofEdition = (edition: string): Sql =>
  edition.startsWith("family:")
    ? sql`id IN (SELECT installation.id FROM latest JOIN installation USING (installation) JOIN ping ON ping.ping = latest.ping
        WHERE ping.edition_family = ${edition.slice("family:".length)})`
    : sql`edition = ${edition}`;

const matches = (input: InstallationsInput): Sql[] => {
  const conditions: Sql[] = [];
  const { search, edition, size, state, label, uuid, hostname } = input;
  if (search !== undefined) conditions.push(sql`(contains(hostname, lower(${search})) OR starts_with(id, lower(${search})))`);
  if (edition !== undefined) conditions.push(ofEdition(edition));
  if (size !== undefined) conditions.push(sql`size = ${size}`);
  if (state !== undefined) conditions.push(sql`state = ${state}`);
  if (label !== undefined) conditions.push(sql`label = ${label}`);
  if (uuid !== undefined) conditions.push(sql`uuid = ${uuid}`);
  if (hostname !== undefined) conditions.push(sql`hostname = ${hostname}`);
  return conditions;
};

/**
 * Every installation that ever landed a ping, silent ones too. `uuid` and `hostname` are compared as normalised
 * (see shared/identity); filtering by uuid finds nothing where the scope hides uuids.
 */
export const installations = (input: InstallationsInput, scope: InstallationScope): Listing => {
  const conditions = matches(input);
  return {
    name: "installations",
    query: sql`SELECT id, hostname, uuid, version, edition, size, state, label, users, installation_type, plan,
        first_ping_at, last_ping_at, pings
      FROM (${installationRows(scope)})
      ${conditions.length === 0 ? plain("") : sql`WHERE ${joinSql(conditions, "AND")}`}`,
    order: ["id"],
  };
};
