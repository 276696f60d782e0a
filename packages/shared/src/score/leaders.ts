import { editionFamily } from "../cohort/edition.ts";
import { sizeBand, sizes } from "../cohort/size.ts";
import type { Size } from "../cohort/size.ts";
import { isoInstant } from "../time/instant.ts";
import { scoreFeatures } from "./features.ts";
import type { ByFeature, ScoreFeature } from "./features.ts";

/** So many users of a feature there must be before anybody is told of a leader among them. */
export const fewestForLeader = 100;

/** Whose 95th percentile a leader is: of the cohort, of the whole fleet, or nobody's, but a figure that Pinghouse is shipped with. */
export const leaderSources = ["cohort", "fleet", "constant"] as const;
export type LeaderSource = (typeof leaderSources)[number];

export interface Leader {
  feature: ScoreFeature;
  /** Per 28 days and active user. */
  leader: number;
  /** Users of the feature among whom it was taken: of the cohort or the fleet; in the fleet at all for a constant. */
  n: number;
  source: LeaderSource;
}

/** The leaders of one cohort in one month. */
export interface LeaderCell {
  /** `2026-11/EE/501-2000`, or `2026-11/fleet` for who is in no cohort. */
  id: string;
  /** Null for the whole fleet. */
  family: string | null;
  size: Size | null;
  leaders: Leader[];
}

/**
 * Leaders where there is nobody to learn them from: our own, in the magnitude of a busy team, per 28 days and active user
 * (docs/devops-score.md). Never changed without another id.
 */
export const shippedLeaders: ByFeature<number> = {
  issues: 10,
  notes: 50,
  milestones: 0.5,
  boards: 0.2,
  merge_requests: 12,
  ci_pipelines: 60,
  environments: 2,
  deployments: 20,
  service_desk_issues: 1,
};

const shippedCell: LeaderCell = {
  id: "shipped-1",
  family: null,
  size: null,
  leaders: scoreFeatures.map((feature) => ({ feature, leader: shippedLeaders[feature], n: 0, source: "constant" })),
};

/** The calendar month (UTC) of an instant, `YYYY-MM`. */
export const monthOf = (ms: number): string => isoInstant(ms).slice(0, 7);

/** One row of what the warehouse counted: of a cohort, or of the fleet where family and size are null. */
export interface UsersOfFeature {
  feature: string;
  family: string | null;
  size: string | null;
  /** Installations that used it; of several with one uuid one counts. */
  n: number;
  /** 95th percentile among them. */
  p95: number;
}

const rounded = (value: number): number => Number(value.toPrecision(2));

const families = ["CE", "EE"] as const;
const bands = sizes.filter((size) => size !== "unknown");

/**
 * A month's leaders for every cohort of edition family and size, from what was counted: of the cohort where at least 100 use the
 * feature, else of the fleet where at least 100 do, else shipped. Two significant digits, as for all that admins see of others.
 */
export const leaderCells = (month: string, counted: readonly UsersOfFeature[]): LeaderCell[] => {
  const found = (feature: ScoreFeature, family: string | null, size: string | null): UsersOfFeature | undefined =>
    counted.find((row) => row.feature === feature && row.family === family && row.size === size);
  const leaderOf = (feature: ScoreFeature, family: string | null, size: string | null): Leader => {
    const cohort = found(feature, family, size);
    if (family !== null && cohort !== undefined && cohort.n >= fewestForLeader) return { feature, leader: rounded(cohort.p95), n: cohort.n, source: "cohort" };
    const fleet = found(feature, null, null);
    if (fleet !== undefined && fleet.n >= fewestForLeader) return { feature, leader: rounded(fleet.p95), n: fleet.n, source: "fleet" };
    return { feature, leader: shippedLeaders[feature], n: fleet?.n ?? 0, source: "constant" };
  };
  const cell = (id: string, family: string | null, size: Size | null): LeaderCell => ({ id, family, size, leaders: scoreFeatures.map((feature) => leaderOf(feature, family, size)) });
  return [cell(`${month}/fleet`, null, null), ...families.flatMap((family) => bands.map((size) => cell(`${month}/${family}/${size}`, family, size)))];
};

/** Whether a month's leaders say anything about this fleet: only then are they worth being held for a month. */
export const anyCounted = (cells: readonly LeaderCell[]): boolean => cells.some(({ leaders }) => leaders.some(({ source }) => source !== "constant"));

/** The cell of an installation among a month's; the shipped figures where there is none. */
export const cellOf = (cells: readonly LeaderCell[], edition: string | null, users: number | null): LeaderCell => {
  const [family, size] = [editionFamily(edition), sizeBand(users)];
  const own = cells.find((cell) => cell.family === family && cell.size === size);
  return own ?? cells.find((cell) => cell.family === null) ?? shippedCell;
};
