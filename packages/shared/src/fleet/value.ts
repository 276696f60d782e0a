import { isoInstant } from "../time/instant.ts";
import type { FleetMetric } from "./metric.ts";
import { storyKeys } from "./metric.ts";
import type { Moment } from "./moment.ts";
import { bellAt, bitsAt, noiseAt } from "./random.ts";
import { minorIndex, trainNames } from "./release-train.ts";

/** A leaf's value; integers beyond 2^53 as their digits. Undefined: the payload has no such leaf. */
export type FleetValue = number | string | boolean | null | undefined;

/** How many times as much the leap's metric counts from its release on. */
export const leapFactor = 2.6;

/** The first week in which nobody new takes up the stalled feature. */
export const stallWeek = (weeks: number): number => Math.floor(weeks * 0.6);

const leapMinor = minorIndex(trainNames.leap);
const failingMinor = minorIndex(trainNames.failing);

const date = (ms: number): string => isoInstant(ms).slice(0, 10);

const identityValue = (key: string, { installation, recorded_at, release, users, week, world }: Moment): FleetValue => {
  const { edition, hostname, keyOrder } = installation;
  switch (key) {
    case "uuid":
      return installation.uuid;
    case "hostname":
      return hostname;
    case "version":
      return edition === "CE" ? release.version : `${release.version}-ee`;
    case "edition":
      return edition;
    case "installation_type":
      return installation.installation_type;
    case "active_user_count":
      return noiseAt(world.seed, installation.index, week, 71) < 0.002 ? -1 : users;
    case "recorded_at":
      return keyOrder === 1 ? isoInstant(recorded_at).replace("Z", "+00:00") : isoInstant(recorded_at);
    case "installation_creation_date":
      return isoInstant(installation.created_at);
    case "license_plan":
      return installation.plan;
    case "license_user_count":
      return Math.ceil(installation.users / 8) * 10;
    case "license_expires_at":
      return date(installation.created_at + 6 * 365 * 86_400_000);
    case "license_trial":
      return false;
    case "historical_max_users":
      return Math.ceil(installation.users * 1.03 * Math.exp(Math.max(0, installation.growth) * week));
    case "licensee.Name":
      return "Robin Sample";
    case "licensee.Email":
      return `robin@${hostname}`;
    case "licensee.Company":
      return hostname.split(".")[1] ?? "";
    default:
      return undefined;
  }
};

const uses = (metric: FleetMetric, { world, installation, reach }: Moment): boolean =>
  noiseAt(world.seed, installation.index, metric.family, 72) < -Math.expm1(metric.lack * reach);

/** Whether this installation has taken the stalled feature up by now: some do each week, until shortly before the stall, so that missed pings hide none. */
const hasTakenUp = (metric: FleetMetric, { world, installation, week }: Moment): boolean => {
  const stall = stallWeek(world.weeks);
  const from = noiseAt(world.seed, installation.index, metric.family, 73) * world.weeks;
  return installation.firstWeek < stall && from < stall - 3 && week >= from;
};

const intensity = (metric: FleetMetric, { world, installation }: Moment): number =>
  Math.exp(0.8 * bellAt(world.seed, installation.index, metric.family));

/** A count of 7 or 28 days: users x rate, the installation's own habit, a slow drift of the whole fleet, unrest. */
const windowCount = (metric: FleetMetric, at: number, moment: Moment, days: 7 | 28): number => {
  const { world, installation, users, week } = moment;
  const drift = Math.exp(0.015 * (noiseAt(world.seed, metric.family, 74) - 0.5) * week);
  const unrest = 0.8 + 0.4 * noiseAt(world.seed, installation.index, at, week + 1000);
  return Math.floor(users * metric.rate * (days / 7) * intensity(metric, moment) * drift * unrest);
};

/** An all-time total: the unrest stays within the next week's step, so it never falls. */
const totalCount = (metric: FleetMetric, at: number, moment: Moment): number => {
  const { world, installation, activity, step, week } = moment;
  const unrest = 0.8 * step * noiseAt(world.seed, installation.index, at, week + 1000);
  return Math.floor(installation.users * metric.rate * intensity(metric, moment) * (activity + unrest));
};

const failure = (metric: FleetMetric, key: string, at: number, moment: Moment): number | undefined => {
  const { world, installation, release, users, week } = moment;
  if (key === storyKeys.failing && release.minor >= failingMinor) return -1;
  if (!metric.slow) return undefined;
  const chance = noiseAt(world.seed, installation.index, at, week + 5000);
  if (release.minor === 0 && metric.until < 99) return chance < 0.05 ? -1000 : undefined;
  return chance < (users > 2000 ? 0.02 : 0.002) ? -1 : undefined;
};

const count = (metric: FleetMetric, key: string, at: number, moment: Moment): number => {
  const failed = failure(metric, key, at, moment);
  if (failed !== undefined) return failed;
  if (key === storyKeys.stalled) return hasTakenUp(metric, moment) ? 1 + windowCount(metric, at, moment, 28) : 0;
  if (!uses(metric, moment)) return 0;
  if (metric.form === "total") return totalCount(metric, at, moment);
  const counted = windowCount(metric, at, moment, metric.form === "week" ? 7 : 28);
  const leaps = (key === storyKeys.leap || key === storyKeys.leapWeekly) && moment.release.minor >= leapMinor;
  return leaps ? Math.floor(counted * leapFactor) : counted;
};

const digits = ({ world, installation }: Moment): string =>
  `7${String(bitsAt(world.seed, installation.index, 75)).padStart(10, "3")}${String(bitsAt(world.seed, installation.index, 76) % 1e8).padStart(8, "1")}`;

/** Whether the payload of this moment has the leaf at all. */
export const isPresent = (metric: FleetMetric, { installation, release }: Moment): boolean =>
  release.minor >= metric.since && release.minor <= metric.until && (!metric.licensed || installation.plan !== null);

/** The value of a leaf that is present. `key` is the metric's joined path, `at` its number in the list of metrics. */
export const valueAt = (metric: FleetMetric, key: string, at: number, moment: Moment): FleetValue => {
  const { world, installation, week } = moment;
  switch (metric.form) {
    case "identity":
      return identityValue(key, moment);
    case "digits":
      return digits(moment);
    case "switch": {
      const isFlipped = week > world.weeks * 20 * noiseAt(world.seed, installation.index, at, 77);
      return noiseAt(world.seed, installation.index, at, 78) < metric.share !== isFlipped;
    }
    case "word":
      return metric.words[Math.floor(noiseAt(world.seed, installation.index, at, 79) * metric.words.length)];
    case "raw":
      return undefined;
    default:
      return count(metric, key, at, moment);
  }
};
