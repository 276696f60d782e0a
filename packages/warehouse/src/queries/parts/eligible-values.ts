import { plain, sql, type Sql } from "../../store/sql.ts";
import { currentMembers, members } from "./members.ts";
import { releasesOfMetric, valuesOfMetric } from "./values.ts";

/** Share of the numeric values above zero; NULL where there is none (strings, or nobody). */
export const adoption: Sql = plain(`count(*) FILTER (value > 0)::DOUBLE / nullif(count(value), 0)`);

/**
 * `(week, value, state)`, a row per eligible member of the cohort and week; state NULL where the key is absent.
 * `condition` comes from cohortSql. `current` restricts to the week being filled, which is much less to read.
 */
export const eligibleValues = (key: string, condition: Sql, current = false): Sql => sql`
  WITH ${current ? currentMembers : members}
  SELECT member.week, found.value, found.state
  FROM member JOIN ping ON ping.ping = member.ping
  LEFT JOIN (${valuesOfMetric(key)}) AS found ON found.ping = member.ping
  WHERE ping.release IN (${releasesOfMetric(key)}) ${condition}`;
