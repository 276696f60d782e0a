import { plain, type Sql } from "../../store/sql.ts";

/** `member(week, installation, ping)`: the newest ping of each installation in each week with one. A CTE body. */
export const weeklyPings: Sql = plain(`member AS (
  SELECT week, installation, arg_max(ping, (recorded_at, ping)) AS ping FROM ping GROUP BY week, installation)`);

/** Texts of pings and installations that repeat. */
export const identityEnums: readonly { name: string; texts: Sql }[] = [
  { name: "installation_id", texts: plain("SELECT id FROM installation") },
  { name: "version_text", texts: plain("SELECT version FROM ping") },
  { name: "edition_text", texts: plain("SELECT edition FROM ping") },
  { name: "size_band", texts: plain("SELECT size FROM ping") },
];

/** The host name's column and its comma, where it is wanted. */
export const hostnameColumn = ({ hostnames }: { hostnames: boolean }, of = "installation"): Sql => plain(hostnames ? `${of}.hostname,` : "");
