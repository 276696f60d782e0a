import type { Store } from "../../store/door.ts";
import { sql } from "../../store/sql.ts";
import { tableRows } from "../../store/table.ts";
import { dateText } from "../parts/engine.ts";

export interface UsersWeek {
  week: string;
  users: number | null;
}

export interface OverviewFacts {
  last_ping_id: number | null;
  last_ping_bytes: number | null;
  users: UsersWeek[];
}

/** An installation's newest ping, and its active users in each week with a ping of the 53 that end with that. */
export const overviewFacts = async (store: Store, id: string): Promise<OverviewFacts> => {
  const mine = sql`(SELECT installation FROM installation WHERE id = ${id})`;
  const { tables } = await store.read("overview_facts", [
    sql`SELECT ping.ping AS last_ping_id, ping.bytes AS last_ping_bytes FROM latest JOIN ping ON ping.ping = latest.ping WHERE latest.installation = ${mine}`,
    sql`SELECT ${dateText("week")} AS week, arg_max(users, (recorded_at, ping)) AS users FROM ping
      WHERE installation = ${mine} AND week > (SELECT max(week) FROM ping WHERE installation = ${mine}) - 371 GROUP BY ping.week ORDER BY ping.week`,
  ]);
  const [newest, weeks] = tables;
  const ping = newest && tableRows<Omit<OverviewFacts, "users">>(newest)[0];
  return { last_ping_id: ping?.last_ping_id ?? null, last_ping_bytes: ping?.last_ping_bytes ?? null, users: weeks === undefined ? [] : tableRows<UsersWeek>(weeks) };
};
