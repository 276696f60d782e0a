import type { Store } from "../store/door.ts";
import { plain, sql, type Sql } from "../store/sql.ts";
import { tableRows, type Table } from "../store/table.ts";
import { isoText } from "./parts/engine.ts";
import { currentMembers } from "./parts/members.ts";
import { valuesByAudience } from "./parts/values.ts";

/** One uuid that several active hosts send: a clone, a restored copy, or a standby. */
export interface SharedUuid {
  uuid: string;
  hosts: number;
  /** Some of the hostnames, in their order. */
  hostnames: string;
}

/** A version that cannot be. */
export interface ImpossibleVersion {
  /** As sent; null where the payload does not say. */
  version: string | null;
  why: "absent" | "unreadable" | "ahead";
  installations: number;
}

/** A UTC day with many uuids never seen before. */
export interface NewUuidBurst {
  day: string;
  uuids: number;
  /** Median of the days before it. */
  usual: number;
}

/** An active installation of whose all-time totals more than half fell between its two newest pings. */
export interface FallenInstallation {
  id: string;
  hostname: string;
  fell: number;
  compared: number;
  recorded_at: string;
}

export interface HealthSuspicionsRecord {
  as_of: string | null;
  /** How many of each there are in all; the lists hold the worst twenty. */
  shared_uuids: number;
  impossible_installations: number;
  fallen_installations: number;
  /** Installations with any total that fell, of those with two pings to compare. */
  with_falls: number;
  compared_installations: number;
  /** The newest major version that counts as real. */
  newest_major: number | null;
  uuids: SharedUuid[];
  versions: ImpossibleVersion[];
  bursts: NewUuidBurst[];
  fallen: FallenInstallation[];
}

const most = plain("20");

const shared: Sql = sql`
  WITH ${currentMembers}
  SELECT uuid, count(*)::INTEGER AS hosts, array_to_string(list_sort(list(hostname))[1:5], ', ') AS hostnames, (count(*) OVER ())::INTEGER AS "all"
  FROM member JOIN installation USING (installation) GROUP BY uuid HAVING count(*) > 1 ORDER BY hosts DESC, uuid LIMIT ${most}`;

/** A major is real when at least three active installations and one in a hundred run it or a newer one that is real; one step ahead of it is a new release. */
const impossible: Sql = sql`
  WITH ${currentMembers},
    running AS (SELECT ping.version, ping.version_order, floor(ping.version_order / 3e11) AS major FROM member JOIN ping ON ping.ping = member.ping),
    real AS (SELECT max(major) AS major FROM (SELECT major FROM running WHERE major IS NOT NULL GROUP BY major
      HAVING count(*) >= 3 AND count(*) >= (SELECT count(*) FROM running) / 100)),
    odd AS (SELECT version, CASE WHEN version IS NULL THEN 'absent' WHEN version_order IS NULL THEN 'unreadable' ELSE 'ahead' END AS why
      FROM running, real WHERE version_order IS NULL OR running.major > real.major + 1)
  SELECT version, why, count(*)::INTEGER AS installations, (sum(count(*)) OVER ())::INTEGER AS "all", (SELECT major FROM real)::INTEGER AS newest_major
  FROM odd GROUP BY version, why ORDER BY installations DESC, version NULLS FIRST LIMIT ${most}`;

/**
 * New uuids by the day of their first ping: of its receipt, or, imported and of the sample, of its record. The first fortnight of
 * a hub is left out, when everyone is new. A day of the last 28 is a burst with at least ten and over five times the median of
 * the 56 days before it.
 */
const bursts: Sql = sql`
  WITH seen AS (SELECT uuid, min(CASE WHEN source IN ('import', 'demo') THEN recorded_at ELSE received_at END) AS first_at
      FROM ping JOIN installation USING (installation) GROUP BY uuid),
    span AS (SELECT min(first_at)::DATE AS begin, (SELECT as_of::DATE FROM progress) AS last FROM seen),
    days AS (SELECT unnest(range(greatest(begin + INTERVAL 14 DAY, last - INTERVAL 84 DAY)::TIMESTAMP, (last + INTERVAL 1 DAY)::TIMESTAMP, INTERVAL 1 DAY))::DATE AS day FROM span),
    fresh AS (SELECT day, count(seen.uuid)::INTEGER AS uuids FROM days LEFT JOIN seen ON seen.first_at::DATE = day GROUP BY day),
    against AS (SELECT day, uuids, coalesce(median(uuids) OVER (ORDER BY day ROWS BETWEEN 56 PRECEDING AND 1 PRECEDING), 0) AS usual FROM fresh)
  SELECT strftime(day, '%Y-%m-%d') AS day, uuids, usual FROM against, span
  WHERE day > last - INTERVAL 28 DAY AND uuids >= 10 AND uuids > 5 * greatest(usual, 1) ORDER BY day DESC`;

/**
 * The hundred all-time totals (declared so, or by their section where nothing is declared) that the newest pings of most releases
 * carry, compared between an installation's newest ping and the one before it, within 35 days.
 */
const falls: Sql = sql`
  WITH ${currentMembers},
    total AS (SELECT metric.metric FROM metric LEFT JOIN definition ON definition.key = metric.key JOIN metric_seen USING (metric)
      WHERE coalesce(definition.time_frame = 'all' AND definition.value_type = 'number', regexp_matches(metric.key, '^(counts|usage_activity_by_stage)\.'))
      GROUP BY metric.metric ORDER BY count(*) DESC, metric.metric LIMIT 100),
    before AS (SELECT member.installation, member.ping AS newest, arg_max(ping.ping, (ping.recorded_at, ping.ping)) AS earlier
      FROM member JOIN ping AS own ON own.ping = member.ping JOIN ping ON ping.installation = member.installation
        AND ping.recorded_at < own.recorded_at AND ping.recorded_at >= own.recorded_at - INTERVAL 35 DAY
      GROUP BY member.installation, member.ping),
    holder AS (SELECT ping.ping, ping.week, before.installation * 2 + (ping.ping = before.newest)::INTEGER AS audience
      FROM before JOIN ping ON ping.ping IN (before.newest, before.earlier)),
    total_value AS (SELECT metric, audience // 2 AS installation, audience % 2 AS newest, value
      FROM (${valuesByAudience("holder")}) WHERE state = 0 AND metric IN (SELECT metric FROM total)),
    change AS (SELECT installation, metric, max(value) FILTER (newest = 1) AS now, max(value) FILTER (newest = 0) AS before FROM total_value GROUP BY installation, metric),
    fallen AS (SELECT installation, count(*) FILTER (now < before)::INTEGER AS fell, count(*)::INTEGER AS compared
      FROM change WHERE now IS NOT NULL AND before > 0 GROUP BY installation)
  SELECT installation.id, installation.hostname, fell, compared, ${isoText("latest.recorded_at")} AS recorded_at,
    (compared >= 5 AND fell * 2 > compared) AS mostly,
    (count(*) FILTER (compared >= 5 AND fell * 2 > compared) OVER ())::INTEGER AS "all",
    (count(*) FILTER (fell > 0) OVER ())::INTEGER AS with_falls, (count(*) OVER ())::INTEGER AS compared_installations
  FROM fallen JOIN installation USING (installation) JOIN latest USING (installation)
  ORDER BY mostly DESC, fell DESC, installation.id LIMIT ${most}`;

const rowsOf = <Row>(table: Table | undefined): Row[] => (table === undefined ? [] : tableRows<Row>(table));

/** What looks odd, as questions: nothing here is a fault for sure, and nothing is kept out of any figure. */
export const healthSuspicions = async (store: Store): Promise<HealthSuspicionsRecord> => {
  const { as_of, tables } = await store.read("health_suspicions", [shared, impossible, bursts, falls]);
  const uuids = rowsOf<SharedUuid & { all: number }>(tables[0]);
  const versions = rowsOf<ImpossibleVersion & { all: number; newest_major: number | null }>(tables[1]);
  const fallen = rowsOf<FallenInstallation & { mostly: boolean; all: number; with_falls: number; compared_installations: number }>(tables[3]);
  return {
    as_of,
    shared_uuids: uuids[0]?.all ?? 0,
    impossible_installations: versions[0]?.all ?? 0,
    fallen_installations: fallen[0]?.all ?? 0,
    with_falls: fallen[0]?.with_falls ?? 0,
    compared_installations: fallen[0]?.compared_installations ?? 0,
    newest_major: versions[0]?.newest_major ?? null,
    uuids: uuids.map(({ uuid, hosts, hostnames }) => ({ uuid, hosts, hostnames })),
    versions: versions.map(({ version, why, installations }) => ({ version, why, installations })),
    bursts: rowsOf<NewUuidBurst>(tables[2]),
    fallen: fallen.filter(({ mostly }) => mostly).map(({ id, hostname, fell, compared, recorded_at }) => ({ id, hostname, fell, compared, recorded_at })),
  };
};
