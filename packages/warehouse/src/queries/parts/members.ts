import { plain, sql, type Sql } from "../../store/sql.ts";

/** The instant the answers speak of, and the Monday of its week. A CTE body named `moment`. */
const moment = plain(`moment AS (SELECT as_of, date_trunc('week', as_of)::DATE AS week FROM progress)`);

/**
 * CTEs `moment` and `member(week, installation, ping)`: for every week the ping that stands for each member.
 * Members of a closed week have a ping recorded in the 14 days before its end; of the week being filled,
 * one recorded at most 14 days before as-of. (docs/questions.md, "Who is counted")
 */
export const members: Sql = sql`${moment}, member AS (
  SELECT standing.week, standing.installation, standing.ping
  FROM standing, moment WHERE standing.week < moment.week
  UNION ALL
  SELECT moment.week, latest.installation, latest.ping
  FROM latest JOIN ping USING (ping), moment
  WHERE ping.recorded_at >= moment.as_of - INTERVAL 14 DAY)`;

/** CTEs `moment` and `member(week, installation, ping)` of the week being filled alone: today's members. */
export const currentMembers: Sql = sql`${moment}, member AS (
  SELECT moment.week, latest.installation, latest.ping
  FROM latest JOIN ping USING (ping), moment
  WHERE ping.recorded_at >= moment.as_of - INTERVAL 14 DAY)`;
