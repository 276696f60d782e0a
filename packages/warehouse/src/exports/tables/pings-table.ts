import { cohortSql } from "../../queries/parts/cohort-sql.ts";
import type { ExtractSource } from "../../store/extract/extract.ts";
import { plain, sql } from "../../store/sql.ts";
import { andRange } from "./ping-range.ts";
import { hostnameColumn, identityEnums } from "./table-parts.ts";
import type { TableRequest } from "./table-request.ts";

/** The table of pings: a row for each that is in the warehouse, superseded ones too; `stands` for the newest of its installation and week. */
export const pingsTable = (request: TableRequest): ExtractSource => ({
  kind: "query",
  enums: [
    ...identityEnums,
    { name: "source_name", texts: plain("SELECT source FROM ping") },
    { name: "type_name", texts: plain("SELECT installation_type FROM ping") },
    { name: "plan_name", texts: plain("SELECT plan FROM ping") },
  ],
  query: sql`
    WITH newest AS (SELECT arg_max(ping, (recorded_at, ping)) AS ping FROM ping GROUP BY week, installation),
    member AS (SELECT week, installation, ping FROM ping)
    SELECT ping.ping AS ping_id, id::installation_id AS installation, ${hostnameColumn(request)} ping.week, ping.recorded_at, ping.received_at,
      ping.source::source_name AS source, ping.version::version_text AS version, ping.edition::edition_text AS edition,
      ping.size::size_band AS size, ping.users, ping.installation_type::type_name AS installation_type, ping.plan::plan_name AS plan,
      ping.bytes, ping.leaves, newest.ping IS NOT NULL AS stands
    FROM member JOIN ping ON ping.ping = member.ping JOIN installation ON installation.installation = ping.installation
    LEFT JOIN newest ON newest.ping = ping.ping
    WHERE true ${andRange("ping.ping", request.range)} ${cohortSql(request.cohort)}
    ORDER BY ping.ping`,
  estimate: plain("SELECT count(*) FROM ping"),
});
