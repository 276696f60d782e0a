import { companyName } from "./names.ts";
import { bellAt, bitsOf, noiseAt, pick, uuidAt } from "./random.ts";
import type { Upgrader } from "./release-train.ts";

/** One installation of a fleet. Weeks are numbers from the fleet's first week. */
export interface FleetInstallation extends Upgrader {
  readonly uuid: string;
  /** Unique within the fleet. */
  readonly hostname: string;
  readonly edition: "CE" | "EE Free" | "EE" | "EEP" | "EEU";
  readonly plan: string | null;
  readonly installation_type: string;
  /** When it says it was created, in milliseconds. */
  readonly created_at: number;
  /** Active users in the fleet's first week, and how they grow: users x e^(growth x week). */
  readonly users: number;
  readonly growth: number;
  /** The last week it may ping in. */
  readonly lastWeek: number;
  /** Milliseconds from Monday 00:00 UTC to its weekly minute; seconds within that minute vary. */
  readonly slot: number;
  /** Which of the three orders of keys its payloads have. */
  readonly keyOrder: 0 | 1 | 2;
  readonly fullSize: boolean;
}

export interface InstallationOptions {
  readonly seed: number;
  readonly weeks: number;
  readonly fullSize: number;
  /** Start of the fleet's first week, in milliseconds. */
  readonly start: number;
}

/** All of this type fall silent together: the third story. */
export const silentType = "appliance-image";
/** Weeks before the end in which that group no longer pings, the week being filled included. */
export const silentWeeks = 6;

const minute = 60_000;
const week = 7 * 24 * 60 * minute;

const editions = [["CE", 40], ["EE Free", 20], ["EE", 5], ["EEP", 21], ["EEU", 14]] as const;
const plans = { CE: null, "EE Free": null, EE: "starter", EEP: "premium", EEU: "ultimate" } as const;
const types = [["omnibus-gitlab", 62], ["gitlab-helm-chart", 18], ["docker-image", 12], ["source", 8]] as const;

/** Log-normal around 40 users, with one in twenty drawn from a Pareto tail that starts at 600. */
const userCount = (seed: number, n: number): number => {
  const tail = noiseAt(seed, n, 21);
  if (tail < 0.05) return Math.min(150_000, Math.round(600 / Math.pow(1 - noiseAt(seed, n, 22), 1 / 1.1)));
  return Math.round(40 * Math.exp(1.5 * bellAt(seed, n, 23)));
};

/** Minute, hour and weekday from hashes of the uuid, as GitLab's own client keeps its slot for life. */
const slotOf = (uuid: string): number =>
  ((bitsOf(`${uuid}day`) % 7) * 24 * 60 + (bitsOf(`${uuid}hour`) % 24) * 60 + (bitsOf(`${uuid}minute`) % 60)) * minute;

const life = ({ seed, weeks }: InstallationOptions, n: number, keeps: boolean, silent: boolean) => {
  const late = !keeps && noiseAt(seed, n, 31) < 0.15;
  const firstWeek = late ? 1 + Math.floor(noiseAt(seed, n, 32) * Math.max(1, weeks - 2)) : 0;
  const leaves = !keeps && noiseAt(seed, n, 33) < 0.08;
  const lastWeek = silent
    ? Math.max(0, weeks - 1 - silentWeeks)
    : leaves
      ? firstWeek + Math.floor(noiseAt(seed, n, 34) * (weeks - firstWeek))
      : weeks - 1;
  return { firstWeek: Math.min(firstWeek, lastWeek), lastWeek };
};

const lagOf = (at: number): number => pick([[1, 20], [3, 35], [7, 25], [16, 15], [60, 5]], at) ?? 3;

/** The `n`th installation; depends on the options and `n` alone. The first `fullSize` have full-size payloads, 200 users or more, and ping to the end. */
export const installationAt = (options: InstallationOptions, n: number): FleetInstallation => {
  const { seed, start } = options;
  const fullSize = n < options.fullSize;
  const stuck = n % 23 === 11;
  const silent = !stuck && n % 19 === 7;
  const { firstWeek, lastWeek } = life(options, n, fullSize || stuck, silent);
  const isStandby = n % 97 === 96;
  const uuid = uuidAt(seed, isStandby ? n - 1 : n);
  const edition = pick(editions, noiseAt(seed, n, 41)) ?? "CE";
  const company = companyName(isStandby ? n - 1 : n);
  return {
    index: n,
    uuid,
    hostname: isStandby ? `standby.${company}.example` : `gitlab.${company}.example`,
    edition,
    plan: plans[edition],
    installation_type: silent ? silentType : (pick(types, noiseAt(seed, n, 42)) ?? "source"),
    created_at: start + firstWeek * week - (firstWeek > 0 ? 0 : Math.floor((10 + 290 * noiseAt(seed, n, 43)) * week)),
    users: Math.max(fullSize ? 200 : 1, userCount(seed, n)),
    growth: 0.004 + 0.006 * bellAt(seed, n, 44),
    firstWeek,
    lastWeek,
    lag: lagOf(noiseAt(seed, n, 45)),
    stuck,
    slot: slotOf(uuid),
    keyOrder: ([0, 1, 2] as const)[n % 3] ?? 0,
    fullSize,
  };
};
