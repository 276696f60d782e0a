import { cellName, ownCell, widenings } from "@pinghouse/shared/cohort/lattice-cell";
import { sql, plain, type Sql } from "../../store/sql.ts";
import { dateText } from "../parts/engine.ts";
import { andScope, textRows, type MemberScope } from "../parts/member-scope.ts";

/** A stretch of closed weeks, both ends included, in which an installation was a member with the same place in the lattice. */
export interface LatticeRun {
  installation: number;
  family: string;
  size: string;
  major: string | null;
  /** Mondays. */
  from_week: string;
  to_week: string;
}

/** An installation that counts towards k: its uuid is established and verified. */
export interface Established {
  installation: number;
  id: string;
  /** The same number for all installations of one uuid. */
  identity: number;
  /** The first closed week that counts. */
  from_week: string;
  /** Verified by a person or the operator; false: by nothing but its own secret. */
  vouched: boolean;
}

/** Pings of an installation needed, and days from its first to its newest. */
const leastPings = 4;
const leastDays = 28;

/** When a ping is taken to have been there: when it was received. When it says it was recorded counts only where the operator brought it in. */
const known = plain(`CASE WHEN ping.source IN ('import', 'demo') THEN ping.recorded_at ELSE ping.received_at END`);

/**
 * Rows of `Established`. A uuid is established from its fourth ping on, once that lies 28 days behind its first; it is verified
 * by its secret (which alone vouches for nobody), by a claim, by the operator who brought in a ping of it, or where one of its installations
 * is among `vouched` (opaque ids that a person or a token of an admin holds).
 */
export const establishedRows = (vouched: readonly string[], scope: MemberScope): Sql => sql`
  WITH arrived AS (
    SELECT installation.uuid, ping.source, ${known} AS known_at FROM ping JOIN installation USING (installation)),
  ranked AS (
    SELECT uuid, known_at, row_number() OVER (PARTITION BY uuid ORDER BY known_at) AS nth, min(known_at) OVER (PARTITION BY uuid) AS first_at FROM arrived),
  settled AS (
    SELECT uuid, min(known_at) AS settled_at FROM ranked
    WHERE nth >= ${plain(String(leastPings))} AND known_at >= first_at + INTERVAL ${plain(String(leastDays))} DAY GROUP BY uuid),
  verified AS (
    SELECT uuid, bool_or(vouched) AS vouched FROM (
      SELECT uuid, true AS vouched FROM arrived WHERE source IN ('import', 'demo')
      UNION ALL SELECT uuid, true AS vouched FROM installation WHERE id IN ${textRows(vouched)}
      UNION ALL SELECT uuid, how <> 'secret' AS vouched FROM verified_installation JOIN installation USING (installation))
    GROUP BY uuid)
  SELECT installation.installation, installation.id, (min(installation.installation) OVER (PARTITION BY installation.uuid))::INTEGER AS identity,
    ${dateText("date_trunc('week', settled_at)")} AS from_week, verified.vouched
  FROM installation JOIN settled USING (uuid) JOIN verified USING (uuid)
  WHERE true ${andScope("installation.installation", scope)}
  ORDER BY installation.installation`;

/** Rows of `LatticeRun`: every member of every closed week, established or not. */
export const runRows = (scope: MemberScope): Sql => sql`
  WITH placed AS (
    SELECT standing.installation, standing.week, ping.edition_family AS family, ping.size,
      nullif(regexp_extract(ping.release, '^([0-9]{1,4})[.]', 1), '') AS major
    FROM standing JOIN ping USING (ping)
    WHERE standing.week < (SELECT date_trunc('week', as_of)::DATE FROM progress) ${andScope("standing.installation", scope)}),
  turned AS (
    SELECT *, week - (7 * row_number() OVER (PARTITION BY installation, family, size, major ORDER BY week))::INTEGER AS run FROM placed)
  SELECT installation, family, size, major, ${dateText("min(week)")} AS from_week, ${dateText("max(week)")} AS to_week
  FROM turned GROUP BY installation, family, size, major, run ORDER BY from_week, installation`;

/** The last closed week, its Monday; one row, NULL without a ping. */
export const lastClosedWeek: Sql = sql`SELECT ${dateText("date_trunc('week', as_of) - INTERVAL 7 DAY")} AS week FROM progress`;

/** Of each installation in the order in which they ended. */
export const runsByInstallation = (runs: readonly LatticeRun[]): Map<number, LatticeRun[]> => {
  const found = new Map<number, LatticeRun[]>();
  for (const run of runs.toSorted((a, b) => (a.to_week < b.to_week ? -1 : 1))) {
    const known = found.get(run.installation);
    if (known === undefined) found.set(run.installation, [run]);
    else known.push(run);
  }
  return found;
};

/** Everybody with a place in a cell in a week, established or not, by the cell's name. */
export const everyMember = (runs: readonly LatticeRun[], week: string): Map<string, Set<number>> => {
  const members = new Map<string, Set<number>>();
  const wider = new Map<string, string[]>();
  for (const run of runs) {
    if (run.from_week > week || run.to_week < week) continue;
    const cell = ownCell(run);
    const names = wider.get(cellName(cell)) ?? widenings(cell).map(cellName);
    wider.set(cellName(cell), names);
    for (const name of names) members.set(name, (members.get(name) ?? new Set()).add(run.installation));
  }
  return members;
};
