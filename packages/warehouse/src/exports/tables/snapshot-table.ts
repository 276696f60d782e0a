import { cohortSql } from "../../queries/parts/cohort-sql.ts";
import { textRows } from "../../queries/parts/member-scope.ts";
import { stateReason, stateText } from "../../queries/parts/state.ts";
import type { ExtractSource } from "../../store/extract/extract.ts";
import { plain, sql, type Sql } from "../../store/sql.ts";
import { andRange } from "./ping-range.ts";
import { hostnameColumn, identityEnums, weeklyPings } from "./table-parts.ts";
import type { TableRequest } from "./table-request.ts";

/** The metric whose text is the installation's host name. */
const hostnameKey = "hostname";

const wanted = ({ metrics, hostnames }: TableRequest): Sql => {
  const named = metrics === undefined ? plain("true") : sql`key IN ${textRows(metrics)}`;
  return hostnames ? named : sql`${named} AND key <> ${hostnameKey}`;
};

/** Leaves of the pings, or pings times metrics, whichever is less. */
const estimateOf = ({ cohort, metrics, range }: TableRequest): Sql => sql`
  WITH ${weeklyPings} SELECT sum(least(ping.leaves, ${metrics === undefined ? plain("ping.leaves") : sql`${metrics.length}::INTEGER`}))
  FROM member JOIN ping ON ping.ping = member.ping WHERE true ${andRange("ping.ping", range)} ${cohortSql(cohort)}`;

/**
 * The snapshot table: a row for each installation, week and metric that its ping of that week holds; of several pings the newest counts.
 * Weeks without a ping have no rows, nor have metrics that a ping does not hold. Members of a cohort are judged by that ping.
 */
export const snapshotTable = (request: TableRequest): ExtractSource => ({
  kind: "query",
  enums: [
    ...identityEnums,
    { name: "metric_key", texts: sql`SELECT key FROM metric` },
    { name: "value_state", texts: plain("SELECT unnest(['value', 'missing', 'failed'])") },
    { name: "absence", texts: plain("SELECT unnest(['null', 'timeout', 'counter_error', 'non_sql', 'deprecated', 'overflow'])") },
  ],
  query: sql`
    WITH ${weeklyPings}, who AS (
      SELECT ping.ping, ping.week, id::installation_id AS id, ${hostnameColumn(request)} ping.version::version_text AS version,
        ping.edition::edition_text AS edition, ping.size::size_band AS size
      FROM member JOIN ping ON ping.ping = member.ping JOIN installation ON installation.installation = ping.installation
      WHERE true ${andRange("ping.ping", request.range)} ${cohortSql(request.cohort)}),
    chosen AS (SELECT metric, key::metric_key AS key FROM metric WHERE ${wanted(request)}),
    held AS (
      SELECT metric, ping, value, state FROM snapshot
      UNION ALL SELECT unnest(metrics), ping, unnest(vals), unnest(states) FROM landing)
    SELECT who.id AS installation, ${hostnameColumn(request, "who")} who.week, chosen.key AS metric, held.value, text_value.text AS value_text,
      (${stateText("held.state", "true")})::value_state AS state, (${stateReason("held.state", "true")})::absence AS reason,
      who.ping AS ping_id, who.version, who.edition, who.size
    FROM held JOIN chosen ON chosen.metric = held.metric JOIN who ON who.ping = held.ping
    LEFT JOIN text_value ON text_value.ping = held.ping AND text_value.metric = held.metric`,
  estimate: estimateOf(request),
});
