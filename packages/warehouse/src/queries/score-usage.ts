import { scoreKeys } from "@pinghouse/shared/score/features";
import { earlierWithin } from "@pinghouse/shared/score/rates";
import type { Usage } from "@pinghouse/shared/score/rates";
import type { Store } from "../store/door.ts";
import { joinSql, plain, sql, type Sql } from "../store/sql.ts";
import { tableRows } from "../store/table.ts";
import { valuesOfMetrics } from "./parts/values.ts";

/** What one ping says that scores are made of. */
export interface ScoreUsageRecord extends Usage {
  id: number;
  uuid: string;
  hostname: string;
}

type Row = { id: number; uuid: string; hostname: string; recorded_at: number; users: number | null } & Record<string, number | string | null>;

const totalAt = (key: string, place: number): Sql => sql`max(found.value) FILTER (metric.key = ${key}) AS ${plain(`total_${place}`)}`;

const numberOrNull = (value: string | number | null | undefined): number | null => (typeof value === "number" ? value : null);

/**
 * Every ping recorded in the 35 days before the newest of its installation: those that a ping to come may be measured against. Totals are in the order of `scoreTotals`, null where one is absent, failed or no number.
 */
export const scoreUsage = async (store: Store): Promise<ScoreUsageRecord[]> => {
  const { tables } = await store.read("score_usage", [
    sql`
    WITH recent AS (
      SELECT ping.ping, ping.installation, ping.recorded_at, ping.users FROM ping JOIN latest ON latest.installation = ping.installation
      WHERE ping.recorded_at >= latest.recorded_at - INTERVAL ${plain(String(earlierWithin.most))} DAY)
    SELECT recent.ping AS id, any_value(installation.uuid) AS uuid, any_value(installation.hostname) AS hostname,
      epoch_ms(any_value(recent.recorded_at))::DOUBLE AS recorded_at, any_value(recent.users) AS users, ${joinSql(scoreKeys.map(totalAt), ",")}
    FROM recent JOIN installation ON installation.installation = recent.installation
    LEFT JOIN (${valuesOfMetrics(scoreKeys)}) AS found ON found.ping = recent.ping LEFT JOIN metric ON metric.metric = found.metric
    GROUP BY recent.ping ORDER BY recent.ping`,
  ]);
  const rows = tables[0] === undefined ? [] : tableRows<Row>(tables[0]);
  return rows.map((row) => {
    const { id, uuid, hostname, recorded_at, users } = row;
    return { id, uuid, hostname, recorded_at, users, totals: scoreKeys.map((_, place) => numberOrNull(row[`total_${place}`])) };
  });
};
