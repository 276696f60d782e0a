import type { Store } from "../store/door.ts";
import { plain, sql, type Sql } from "../store/sql.ts";
import { tableRows } from "../store/table.ts";
import { share } from "./parts/engine.ts";
import { audienceColumns, offers } from "./parts/eligibility.ts";
import { measureSql } from "./parts/measure-sql.ts";
import { andScope, type MemberScope } from "./parts/member-scope.ts";
import { currentMembers } from "./parts/members.ts";
import { metricKinds, valuesByAudience } from "./parts/values.ts";

/** A value from outside the fleet; null where there is no number, and then it has no rank. */
export interface GivenValue {
  key: string;
  value: number | null;
}

export interface PlacesRow {
  key: string;
  /** What it is in the fleet. */
  kind: "number" | "boolean" | "string" | "unknown";
  /** Today's members that could have the metric, those with a value, and those above zero. */
  eligible: number;
  n: number;
  users: number;
  /** Share of the numeric values above zero; null where there is none. */
  adoption: number | null;
  /** 0 to 100 among users, the given value counted as one of them; null unless it is a number above zero and somebody uses the metric. */
  rank: number | null;
  measure: string;
  /** From its definition, as all that follow; null where it has none. */
  description: string | null;
  time_frame: string | null;
  stage: string | null;
  unit: string | null;
}

export interface PlacesRecord {
  as_of: string | null;
  /** Today's members. */
  members: number;
  /** One row for each given key that was ever seen or defined, by key. */
  rows: PlacesRow[];
}

const givenRows = (given: readonly GivenValue[]): Sql =>
  sql`given AS (SELECT unnest(from_json(${JSON.stringify(given)}, '[{"key":"VARCHAR","value":"DOUBLE"}]'), recursive := true))`;

/** Of each metric among the given: its values among those who could have it, against the given one. */
const counted: Sql = sql`counted AS (
  SELECT metric, count(*) FILTER (state = 0) AS n, count(found.value) AS numbers, count(*) FILTER (found.value > 0) AS users,
    count(*) FILTER (found.value > 0 AND found.value < given.value) AS below, count(*) FILTER (found.value > 0 AND found.value = given.value) AS equal
  FROM (${valuesByAudience("asked")}) AS found JOIN known USING (metric) JOIN given USING (key) JOIN offer USING (metric, audience)
  GROUP BY metric)`;

const question = (given: readonly GivenValue[], scope: MemberScope): Sql => sql`
  WITH ${currentMembers}, ${givenRows(given)},
    asked AS (SELECT ping.ping, ping.week, ${audienceColumns} FROM member JOIN ping ON ping.ping = member.ping WHERE true ${andScope("member.installation", scope)}),
    ${offers("asked", plain("key IN (SELECT key FROM given)"))},
    reach AS (SELECT metric, sum(members)::INTEGER AS eligible FROM offer JOIN audiences USING (audience) GROUP BY metric),
    kinds AS (${metricKinds}), ${counted}
  SELECT known.key, coalesce(kinds.kind, 'unknown') AS kind, coalesce(eligible, 0)::INTEGER AS eligible, coalesce(n, 0)::INTEGER AS n,
    coalesce(users, 0)::INTEGER AS users, ${share("users", "numbers")} AS adoption,
    CASE WHEN kinds.kind = 'number' AND given.value > 0 AND users > 0 THEN 100 * (below + (equal + 1) / 2) / (users + 1) END AS rank,
    ${measureSql("known.key", "definition.time_frame")} AS measure, description, time_frame, stage, unit
  FROM known JOIN given USING (key) LEFT JOIN kinds USING (metric) LEFT JOIN reach USING (metric) LEFT JOIN counted USING (metric)
    LEFT JOIN definition ON definition.key = known.key
  ORDER BY known.key`;

/**
 * Where values from outside would stand among today's members: how many use each metric, and the rank among those users of one
 * who joined them with the given value. Nothing of it is kept. A key given twice counts as given last.
 */
export const places = async (store: Store, given: readonly GivenValue[], scope: MemberScope = {}): Promise<PlacesRecord> => {
  const once = [...new Map(given.map((one) => [one.key, one])).values()];
  const { as_of, tables } = await store.read("places", [
    sql`WITH ${currentMembers} SELECT count(*)::INTEGER AS members FROM member WHERE true ${andScope("member.installation", scope)}`,
    question(once, scope),
  ]);
  const [members, rows] = tables;
  return {
    as_of,
    members: (members && tableRows<{ members: number }>(members)[0]?.members) ?? 0,
    rows: rows === undefined ? [] : tableRows<PlacesRow>(rows),
  };
};
