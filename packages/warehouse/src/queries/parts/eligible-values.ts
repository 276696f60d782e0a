import { plain, sql, type Sql } from "../../store/sql.ts";
import { mayHave } from "./eligibility.ts";
import { valuesAs, type As } from "./rate.ts";

/** Share of the numeric values above zero; NULL where there is none (strings, or nobody). */
export const adoption: Sql = plain(`count(*) FILTER (value > 0)::DOUBLE / nullif(count(value), 0)`);

/** Who is asked about: the CTEs of members and the condition on `member` joined with `ping`. */
interface Asked {
  members: Sql;
  condition: Sql;
}

/** `(week, installation, value, state)`, a row per eligible member and week of those asked about; state NULL where the key is absent. */
export const eligibleValues = (key: string, { members, condition }: Asked, as?: As): Sql => sql`
  WITH ${members}
  SELECT member.week, member.installation, found.value, found.state
  FROM member JOIN ping ON ping.ping = member.ping
  LEFT JOIN (${valuesAs(as, key, "member")}) AS found ON found.ping = member.ping
  WHERE ${mayHave(key)} ${condition}`;

/**
 * `(installation, ping, offered, value, state)`, a row per member of those asked about: whether it could have the metric at all
 * (`offered`), and what it has. What somebody sends who could not have it counts as if it were not there.
 */
export const memberValues = (key: string, { members, condition }: Asked, as?: As): Sql => sql`
  WITH ${members},
    asked AS (SELECT member.installation, member.ping, ${mayHave(key)} AS offered FROM member JOIN ping ON ping.ping = member.ping WHERE true ${condition})
  SELECT asked.installation, asked.ping, asked.offered, CASE WHEN asked.offered THEN found.value END AS value, CASE WHEN asked.offered THEN found.state END AS state
  FROM asked LEFT JOIN (${valuesAs(as, key, "asked")}) AS found ON found.ping = asked.ping`;
