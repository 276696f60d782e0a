import type { Archive, SetAside } from "../archive/archive.ts";
import { sql } from "../store/sql.ts";
import { isoText } from "./parts/engine.ts";
import type { Listing } from "./listing.ts";

export interface HealthSetAsideRow {
  reason: SetAside["reason"];
  /** As sent; empty where the payload does not say. */
  version: string;
  pings: number;
  /** Installations that sent them, and those of them that the warehouse does not know yet. */
  installations: number;
  new_installations: number;
  /** What a replay of the group would do; pings = fills + replaces + superseded. The first ping of that installation's week. */
  fills: number;
  /** Newer than what stands for that week: takes its place. */
  replaces: number;
  /** Older than what stands for that week, or than another of the group: stored, and in no figure. */
  superseded: number;
  /** Recorded more than 24 hours after as-of: would be its installation's newest ping until the clock has passed it. */
  ahead: number;
  oldest_at: string;
  newest_at: string;
}

/** What the warehouse must know of the pings, bound as one value however many they are. */
const bound = (pings: readonly SetAside[]): string =>
  JSON.stringify(pings.map(({ ping_id, reason, version, uuid, hostname, recorded_at }) => ({ ping_id, reason, version: version ?? "", uuid, hostname, recorded_at })));

const shape = '[{"ping_id":"BIGINT","reason":"VARCHAR","version":"VARCHAR","uuid":"VARCHAR","hostname":"VARCHAR","recorded_at":"TIMESTAMP"}]';

/** Pings set aside now, by reason and version, with what putting each group back on its way would do. */
export const healthSetAside = async (archive: Archive): Promise<Listing> => ({
  name: "health_set_aside",
  query: sql`
    WITH given AS (SELECT unnest(from_json(${bound(await archive.quarantined())}, ${shape})) AS one),
      aside AS (SELECT one.*, date_trunc('week', one.recorded_at)::DATE AS week FROM given),
      held AS (
        SELECT aside.*, known.installation,
          row_number() OVER (PARTITION BY reason, aside.version, uuid, hostname, aside.week ORDER BY aside.recorded_at DESC, ping_id DESC) AS turn,
          (SELECT max(ping.recorded_at) FROM ping WHERE ping.installation = known.installation AND ping.week = aside.week) AS stands_at
        FROM aside LEFT JOIN installation AS known USING (uuid, hostname))
    SELECT reason, version, count(*)::INTEGER AS pings, count(DISTINCT (uuid, hostname))::INTEGER AS installations,
      (count(DISTINCT (uuid, hostname)) FILTER (installation IS NULL))::INTEGER AS new_installations,
      count(*) FILTER (turn = 1 AND stands_at IS NULL)::INTEGER AS fills,
      count(*) FILTER (turn = 1 AND recorded_at > stands_at)::INTEGER AS replaces,
      count(*) FILTER (turn > 1 OR recorded_at <= stands_at)::INTEGER AS superseded,
      count(*) FILTER (recorded_at > (SELECT as_of + INTERVAL 24 HOUR FROM progress))::INTEGER AS ahead,
      ${isoText("min(recorded_at)")} AS oldest_at, ${isoText("max(recorded_at)")} AS newest_at
    FROM held GROUP BY reason, version`,
  order: ["reason", "version"],
});
