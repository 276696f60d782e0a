import { sql, type Sql } from "../../store/sql.ts";

/** A week in milliseconds, and how much earlier or later than its slot a ping may come and still be of it: GitLab's client tries again after 8 hours. */
const week = 604_800_000;
export const slotTolerance = 12 * 3_600_000;

/** Milliseconds since Monday 00:00 UTC. 1970-01-05 was a Monday. */
const offset = (instant: Sql): Sql => sql`((epoch_ms(${instant}) - 345600000) % ${week}::BIGINT)`;

/** A difference of two offsets, the short way round the week. */
const around = (difference: Sql): Sql => sql`((${difference}) + ${1.5 * week}::BIGINT) % ${week}::BIGINT - ${week / 2}::BIGINT`;

/** Newest pings that a slot is learned from, and the days before as-of among which they are. */
const learnedFrom = 8;
const learnedDays = 70;

/**
 * CTEs that end in `slot(installation, last_at, pings, slot, due_at, turn_at, state)`, a row for every installation.
 * `slot` is learned: the median of the weekday and time (milliseconds since Monday 00:00 UTC) of its newest eight pings of ten
 * weeks, the short way round the week from the newest. `due_at` is its newest turn up to as-of, `turn_at` its turn in the seven
 * UTC days that end with as-of's. Both are NULL where no slot is known. `state`:
 * `silent` no ping in 14 days; `learning` fewer than two pings; `irregular` they lie more than 12 hours off their median, in the
 * median; `in` a ping came since 12 hours before the turn; `due` the turn is less than 12 hours ago; else `late`.
 */
export const slots: Sql = sql`
  moment AS (SELECT as_of, date_trunc('week', as_of)::DATE AS week, date_trunc('day', as_of) - INTERVAL 6 DAY AS first_day FROM progress),
  recent AS (
    SELECT installation, ${offset(sql`recorded_at`)} AS at_week,
      row_number() OVER (PARTITION BY installation ORDER BY recorded_at DESC, ping DESC) AS turn
    FROM ping, moment
    WHERE recorded_at >= as_of - to_days(${learnedDays}::INTEGER) AND recorded_at <= as_of + INTERVAL 24 HOUR),
  away AS (
    SELECT recent.installation, anchor.at_week AS anchor, ${around(sql`recent.at_week - anchor.at_week`)} AS away
    FROM recent JOIN recent AS anchor ON anchor.installation = recent.installation AND anchor.turn = 1
    WHERE recent.turn <= ${learnedFrom}::INTEGER),
  middle AS (SELECT installation, any_value(anchor) AS anchor, count(*) AS pings, floor(median(away))::BIGINT AS away FROM away GROUP BY installation),
  learned AS (
    SELECT installation, any_value(middle.pings) AS pings,
      any_value((middle.anchor + middle.away + ${week}::BIGINT) % ${week}::BIGINT) AS slot, median(abs(away.away - middle.away)) AS spread
    FROM middle JOIN away USING (installation) GROUP BY installation),
  known AS (
    SELECT latest.installation, latest.recorded_at AS last_at, coalesce(learned.pings, 0) AS pings,
      CASE WHEN learned.pings >= 2 AND learned.spread <= ${slotTolerance} THEN learned.slot END AS slot
    FROM latest LEFT JOIN learned USING (installation)),
  turns AS (
    SELECT known.*, as_of, first_day,
      as_of - to_milliseconds((${offset(sql`as_of`)} - slot + ${week}::BIGINT) % ${week}::BIGINT) AS due_at,
      first_day + to_milliseconds((slot - ${offset(sql`first_day`)} + ${week}::BIGINT) % ${week}::BIGINT) AS turn_at
    FROM known, moment),
  slot AS (
    SELECT installation, last_at, pings, slot, due_at, turn_at,
      CASE WHEN last_at < as_of - INTERVAL 14 DAY THEN 'silent' WHEN pings < 2 THEN 'learning' WHEN slot IS NULL THEN 'irregular'
        WHEN last_at >= due_at - INTERVAL 12 HOUR THEN 'in' WHEN as_of < due_at + INTERVAL 12 HOUR THEN 'due' ELSE 'late' END AS state
    FROM turns)`;
