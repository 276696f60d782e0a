import type { Addition } from "@pinghouse/shared/metrics/addition";
import { grouped } from "@pinghouse/shared/statistics/grouped";
import { z } from "zod";
import type { Store } from "../store/door.ts";
import { plain, sql, type Sql } from "../store/sql.ts";
import { tableRows } from "../store/table.ts";
import { addUp, type Whole } from "./parts/add-up.ts";
import { additionsIn, additionsSql } from "./parts/additions.ts";
import { dateText } from "./parts/engine.ts";
import { members } from "./parts/members.ts";
import { textRows } from "./parts/member-scope.ts";
import { failedStates } from "./parts/state.ts";

export const groupWeeksInput = z.object({
  metric: z.union([z.string().transform((key) => [key]), z.array(z.string()).min(1).max(20)]),
});

/** An installation of a group. */
export interface GroupMember {
  id: string;
  hostname: string;
  /** Whether it is in the sums: its label does not keep it out. */
  counted: boolean;
}

/** One metric of one installation in one week, and what the group comes to in that week. */
export interface GroupWeeksRow extends Whole {
  metric: string;
  week: string;
  /** The week of as-of. */
  filling: boolean;
  installation: string;
  hostname: string;
  counted: boolean;
  value: number | null;
  /** `silent`: no ping in the 14 days before the week's end; `not_yet`: its first ping came later. */
  state: "value" | "missing" | "failed" | "silent" | "not_yet";
  adds: Addition;
}

type Told = Omit<GroupWeeksRow, keyof Whole | "adds" | "counted" | "hostname">;

/** The metrics' values in the pings of `held`, landed and compacted alike. */
const valuesHeld = (keys: readonly string[]): Sql => sql`
  SELECT snapshot.metric, snapshot.ping, value, state FROM snapshot JOIN asked USING (metric) WHERE ping IN (SELECT ping FROM held)
  UNION ALL
  SELECT metric, ping, value, state
  FROM (SELECT unnest(metrics) AS metric, ping, unnest(vals) AS value, unnest(states) AS state FROM landing WHERE ping IN (SELECT ping FROM held))
  WHERE metric IN (SELECT metric FROM metric WHERE key IN ${textRows(keys)})`;

const weeksSql = (keys: readonly string[], ids: readonly string[]): Sql => sql`
  WITH ${members},
    mine AS (SELECT installation, id FROM installation WHERE id IN ${textRows(ids)}),
    born AS (SELECT installation, min(week) AS week FROM ping JOIN mine USING (installation) GROUP BY installation),
    asked AS (SELECT metric, key FROM metric WHERE key IN ${textRows(keys)}),
    weeks AS (
      SELECT unnest(generate_series(greatest(moment.week - 364, (SELECT min(week) FROM born)), moment.week, INTERVAL 7 DAY))::DATE AS week FROM moment),
    held AS (SELECT member.* FROM member JOIN mine USING (installation) JOIN weeks USING (week)),
    found AS (${valuesHeld(keys)})
  SELECT asked.key AS metric, ${dateText("weeks.week")} AS week, weeks.week = moment.week AS filling, mine.id AS installation,
    CASE WHEN found.state = 0 THEN found.value END AS value,
    CASE WHEN held.ping IS NULL THEN CASE WHEN weeks.week < born.week THEN 'not_yet' ELSE 'silent' END
      WHEN found.state = 0 THEN 'value' WHEN found.state IN ${plain(failedStates.text)} THEN 'failed' ELSE 'missing' END AS state
  FROM asked CROSS JOIN weeks CROSS JOIN mine CROSS JOIN moment JOIN born USING (installation)
  LEFT JOIN held ON held.week = weeks.week AND held.installation = mine.installation
  LEFT JOIN found ON found.ping = held.ping AND found.metric = asked.metric
  ORDER BY asked.key, weeks.week`;

/** The rows of one metric and week, in the members' order. */
const withWhole = (told: readonly Told[], group: readonly GroupMember[], adds: Addition): GroupWeeksRow[] => {
  const rows = group.flatMap(({ id, hostname, counted }) => told.filter(({ installation }) => installation === id).map((row) => ({ ...row, hostname, counted })));
  const whole = addUp(adds, rows.map(({ value, state, counted }) => ({ value, stands: state === "value", counted })));
  return rows.map((row) => ({ ...row, adds, ...whole }));
};

const byMoment = (rows: readonly Told[]): Told[][] => [...grouped(rows, ({ metric, week }) => `${week} ${metric}`).values()];

/**
 * Some metrics of a group's installations week by week: a year and a week up to that of as-of, from the week of the group's first ping on, by
 * the pings that stand for each week. Every week has a row for every installation. A metric never seen has no rows.
 */
export const groupWeeks = async (store: Store, { metric, group }: { metric: readonly string[]; group: readonly GroupMember[] }): Promise<GroupWeeksRow[]> => {
  const { tables } = await store.read("group_weeks", [weeksSql(metric, group.map(({ id }) => id)), additionsSql(metric)]);
  const additions = additionsIn(tables[1]);
  const told = tables[0] === undefined ? [] : tableRows<Told>(tables[0]);
  return byMoment(told).flatMap((rows) => withWhole(rows, group, additions.get(rows[0]?.metric ?? "")?.adds ?? "none"));
};
