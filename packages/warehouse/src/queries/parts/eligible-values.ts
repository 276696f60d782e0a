import { plain, sql, type Sql } from "../../store/sql.ts";
import { mayHave } from "./eligibility.ts";
import { valuesOfMetric } from "./values.ts";

/** Share of the numeric values above zero; NULL where there is none (strings, or nobody). */
export const adoption: Sql = plain(`count(*) FILTER (value > 0)::DOUBLE / nullif(count(value), 0)`);

/** Who is asked about: the CTEs of members and the condition on `member` joined with `ping`. */
interface Asked {
  members: Sql;
  condition: Sql;
}

/** `(week, value, state)`, a row per eligible member and week of those asked about; state NULL where the key is absent. */
export const eligibleValues = (key: string, { members, condition }: Asked): Sql => sql`
  WITH ${members}
  SELECT member.week, found.value, found.state
  FROM member JOIN ping ON ping.ping = member.ping
  LEFT JOIN (${valuesOfMetric(key)}) AS found ON found.ping = member.ping
  WHERE ${mayHave(key)} ${condition}`;
