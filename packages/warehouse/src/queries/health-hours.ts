import { sql } from "../store/sql.ts";
import type { Listing } from "./listing.ts";
import { isoText } from "./parts/engine.ts";
import { slots } from "./parts/slots.ts";

export interface HealthHoursRow {
  /** Start of the hour, UTC. */
  hour: string;
  /** Installations that have their weekly turn in it. */
  expected: number;
  /** Pings recorded in it, whether or not one was expected. */
  received: number;
  /** Of the expected ones, those that are late: no ping came up to 12 hours after their turn. */
  late: number;
  /** The hour begins after as-of: nothing can be there yet. */
  ahead: boolean;
}

/** The seven UTC days that end with as-of's, hour by hour: 168 rows, none on an empty hub. An installation has one turn in them. */
export const healthHours = (): Listing => ({
  name: "health_hours",
  query: sql`
    WITH ${slots},
      clock AS (SELECT unnest(range(first_day, first_day + INTERVAL 7 DAY, INTERVAL 1 HOUR)) AS hour, as_of FROM moment WHERE as_of IS NOT NULL),
      turn AS (SELECT date_trunc('hour', turn_at) AS hour, count(*) AS expected, count(*) FILTER (state = 'late') AS late
        FROM slot WHERE state IN ('in', 'due', 'late') GROUP BY 1),
      came AS (SELECT date_trunc('hour', recorded_at) AS hour, count(*) AS received
        FROM ping, moment WHERE recorded_at >= first_day AND recorded_at < first_day + INTERVAL 7 DAY GROUP BY 1)
    SELECT ${isoText("clock.hour")} AS hour, coalesce(turn.expected, 0)::INTEGER AS expected, coalesce(came.received, 0)::INTEGER AS received,
      coalesce(turn.late, 0)::INTEGER AS late, clock.hour > clock.as_of AS ahead
    FROM clock LEFT JOIN turn USING (hour) LEFT JOIN came USING (hour)`,
  order: ["hour"],
});
