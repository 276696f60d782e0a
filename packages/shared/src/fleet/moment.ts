import type { FleetInstallation } from "./installation.ts";
import { noiseAt } from "./random.ts";
import type { Release } from "./release-train.ts";
import { releaseAt } from "./release-train.ts";

/** What all fleets of one call share. */
export interface World {
  readonly seed: number;
  readonly weeks: number;
  /** Start of the first week and the last instant at which a ping may be recorded, in milliseconds. */
  readonly start: number;
  readonly end: number;
  readonly train: readonly Release[];
}

/** One installation in one week in which it pings: what its values are made from. */
export interface Moment {
  readonly world: World;
  readonly installation: FleetInstallation;
  readonly week: number;
  readonly recorded_at: number;
  readonly release: Release;
  readonly users: number;
  /** The power that one minus a metric's share is raised to: larger installations use more; 1 at about 40 users. */
  readonly reach: number;
  /** Weeks of work done so far, weighed by users; only grows. */
  readonly activity: number;
  /** What the next week will add to `activity`; above zero. */
  readonly step: number;
}

const weekMs = 7 * 86_400_000;

/** When the ping of a week is recorded, in milliseconds; undefined where there is none in that week. */
export const recordedAt = (world: World, who: FleetInstallation, week: number): number | undefined => {
  if (week < who.firstWeek || week > who.lastWeek) return undefined;
  const isMissed = !who.fullSize && week > who.firstWeek && week < who.lastWeek && noiseAt(world.seed, who.index, week, 61) < 0.03;
  const instant = world.start + week * weekMs + who.slot + Math.floor(60_000 * noiseAt(world.seed, who.index, week, 62));
  return isMissed || instant > world.end ? undefined : instant;
};

/** Active users in a week: growth and a little unrest. */
export const usersAt = ({ seed }: World, who: FleetInstallation, week: number): number =>
  Math.max(1, Math.round(who.users * Math.exp(who.growth * week) * (0.97 + 0.06 * noiseAt(seed, who.index, week, 63))));

/** The integral of e^(growth x week) from 0. */
const grown = (growth: number, week: number): number => (Math.abs(growth) < 1e-6 ? week : Math.expm1(growth * week) / growth);

/** In closed form, so that any week can be asked for without the ones before; its slope stays above zero for 160 weeks. */
const activityAt = ({ start }: World, who: FleetInstallation, week: number): number => {
  const before = Math.max(0, (start - who.created_at) / weekMs);
  return before + grown(who.growth, week) - grown(who.growth, who.firstWeek) + 1 - 0.1 * Math.cos(week);
};

/** The moment of a ping, or undefined where there is none in that week. */
export const momentAt = (world: World, installation: FleetInstallation, week: number): Moment | undefined => {
  const recorded_at = recordedAt(world, installation, week);
  if (recorded_at === undefined) return undefined;
  const activity = activityAt(world, installation, week);
  return {
    world,
    installation,
    week,
    recorded_at,
    release: releaseAt(world.train, world.seed, installation, week),
    users: usersAt(world, installation, week),
    reach: 0.3 + 0.19 * Math.log(1 + installation.users),
    activity,
    step: activityAt(world, installation, week + 1) - activity,
  };
};
