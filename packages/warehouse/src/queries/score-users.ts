import { featureOfTotal, scoreKeys } from "@pinghouse/shared/score/features";
import type { UsersOfFeature } from "@pinghouse/shared/score/leaders";
import type { Store } from "../store/door.ts";
import { joinSql, plain, sql } from "../store/sql.ts";
import { tableRows } from "../store/table.ts";
import { andScope, type MemberScope } from "./parts/member-scope.ts";
import { manyValuesAs } from "./parts/rate.ts";

/** How many of today's members used a feature, and the 95th percentile of their rates (type 7): of a cohort, or of the fleet where family and size are null. */
export interface ScoreUsersRecord extends UsersOfFeature {}

/** Key, feature, and how many keys the feature has. */
const features = joinSql(scoreKeys.map((key, place) => sql`(${key}, ${featureOfTotal[place] ?? ""}, ${featureOfTotal.filter((other) => other === featureOfTotal[place]).length})`), ",");

/** CTE `member(installation, ping)`: today's members; those of another instant (milliseconds) where the sample fleet lives through its months in seconds. */
const membersAt = (at: number | undefined) => sql`
  moment AS (SELECT ${at === undefined ? plain("as_of") : sql`make_timestamp_ms(${at}::BIGINT)`} AS at FROM progress),
  member AS (
    SELECT installation, ping FROM ping, moment WHERE recorded_at >= moment.at - INTERVAL 14 DAY ${at === undefined ? plain("") : plain("AND recorded_at <= moment.at")}
    QUALIFY row_number() OVER (PARTITION BY installation ORDER BY recorded_at DESC, ping DESC) = 1)`;

/**
 * Users of each feature of the score among today's members, by edition family and size band, and in the whole fleet. Usage is the rate of
 * parts/rate.ts; pipelines need both of their totals. Of several installations with one uuid the one with the most users counts. Who
 * used nothing of a feature has no row of it.
 */
export const scoreUsers = async (store: Store, scope: MemberScope, at?: number): Promise<ScoreUsersRecord[]> => {
  const { tables } = await store.read("score_users", [
    sql`
    WITH ${membersAt(at)},
      feature(key, feature, parts) AS (VALUES ${features}),
      asked AS (
        SELECT member.ping, ping.edition_family, ping.size FROM member JOIN ping ON ping.ping = member.ping JOIN installation ON installation.installation = member.installation
        WHERE ping.users > 0 ${andScope("member.installation", scope)}
        QUALIFY row_number() OVER (PARTITION BY installation.uuid ORDER BY ping.users DESC, installation.id) = 1),
      used AS (
        SELECT feature.feature, rated.ping, sum(rated.value) AS value
        FROM (${manyValuesAs("rate", scoreKeys, "asked")}) AS rated JOIN metric ON metric.metric = rated.metric JOIN feature ON feature.key = metric.key
        WHERE rated.value IS NOT NULL GROUP BY feature.feature, rated.ping
        HAVING count(*) = any_value(feature.parts))
    SELECT used.feature, asked.edition_family AS family, asked.size AS size, count(*)::INTEGER AS n, quantile_cont(used.value, 0.95) AS p95
    FROM used JOIN asked ON asked.ping = used.ping WHERE used.value > 0
    GROUP BY GROUPING SETS ((used.feature, asked.edition_family, asked.size), (used.feature)) ORDER BY ALL`,
  ]);
  return tables[0] === undefined ? [] : tableRows<ScoreUsersRecord>(tables[0]);
};
