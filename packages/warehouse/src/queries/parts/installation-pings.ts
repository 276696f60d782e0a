import { sql, type Sql } from "../../store/sql.ts";

/** All pings of one installation, with `stands`: whether it is the newest of its ISO week. */
export const pingsOfInstallation = (id: string): Sql => sql`
  SELECT ping.*, row_number() OVER (PARTITION BY week ORDER BY recorded_at DESC, ping DESC) = 1 AS stands
  FROM ping WHERE installation = (SELECT installation FROM installation WHERE id = ${id})`;
