import type { LeaderCell, LeaderSource } from "@pinghouse/shared/score/leaders";
import { scoreFeatures, type ScoreFeature } from "@pinghouse/shared/score/features";
import type { Size } from "@pinghouse/shared/cohort/size";
import { z } from "zod";
import type { Store } from "../store/door.ts";
import { plain, sql } from "../store/sql.ts";
import { tableRows } from "../store/table.ts";
import type { Listing } from "./listing.ts";
import { isoText } from "./parts/engine.ts";

export const scoreLeadersInput = z.object({ month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/).optional() });
export type ScoreLeadersInput = z.infer<typeof scoreLeadersInput>;

export interface ScoreLeadersRow {
  /** From 1: the fleet, then cohorts by edition family and size, features in their order. */
  place: number;
  month: string;
  /** Id that answers name: `2026-11/EE/501-2000`, `2026-11/fleet`. */
  leaders_id: string;
  /** Null for the whole fleet. */
  edition_family: string | null;
  size: Size | null;
  feature: ScoreFeature;
  /** Per 28 days and active user. */
  leader: number;
  /** Users of the feature among whom it is the 95th percentile; for a constant the fleet's, fewer than 100. */
  n: number;
  source: LeaderSource;
  made_at: string;
}

const order = plain(`list_position([${scoreFeatures.map((feature) => `'${feature}'`).join(", ")}], feature)`);

/** The leaders of a month, of the newest where none is named. A month without has no rows. */
export const scoreLeaders = ({ month }: ScoreLeadersInput): Listing => ({
  name: "score_leaders",
  query: sql`
    SELECT (row_number() OVER (ORDER BY edition_family NULLS FIRST, ${plain("try_cast(regexp_extract(size, '^\\d+') AS INTEGER)")} NULLS FIRST, ${order}))::INTEGER AS place,
      month, leaders AS leaders_id, edition_family, size, feature, leader, n, source, ${isoText("made_at")} AS made_at
    FROM leader WHERE month = ${month === undefined ? sql`(SELECT max(month) FROM leader)` : sql`${month}`}`,
  order: ["place"],
});

/** The leaders of every month, as they are held: for who scores. */
export const scoreLeadersHeld = async (store: Store): Promise<[string, LeaderCell[]][]> => {
  const { tables } = await store.read("score_leaders_held", [
    plain("SELECT month, leaders AS leaders_id, edition_family, size, feature, leader, n, source FROM leader ORDER BY month, leaders"),
  ]);
  const months = new Map<string, Map<string, LeaderCell>>();
  for (const row of tables[0] === undefined ? [] : tableRows<ScoreLeadersRow>(tables[0])) {
    const cells = months.get(row.month) ?? new Map<string, LeaderCell>();
    const cell = cells.get(row.leaders_id) ?? { id: row.leaders_id, family: row.edition_family, size: row.size, leaders: [] };
    cell.leaders.push({ feature: row.feature, leader: row.leader, n: row.n, source: row.source });
    months.set(row.month, cells.set(row.leaders_id, cell));
  }
  return [...months].map(([month, cells]) => [month, [...cells.values()]]);
};
