import { noiseAt } from "./random.ts";

/** A release of the invented train. `week` counts from the fleet's first week and may lie before it; `minor` counts minors from 0. */
export interface Release {
  readonly version: string;
  readonly minor: number;
  readonly week: number;
}

/** The minors of the train, oldest first; the last four come out within the fleet's time. Invented: no real release is meant. */
export const minors = ["20.11", "21.0", "21.1", "21.2", "21.3"] as const;

/** What the stories speak of. */
export const trainNames = {
  leap: "21.2.0",
  failing: "21.3.0",
  vulnerable: "21.1.1",
  fixed: "21.1.2",
} as const;

/** The minor of a release of the train, as a number from 0. */
export const minorIndex = (version: string): number => minors.findIndex((minor) => version.startsWith(`${minor}.`));

/** A minor every quarter of the period, each with two patches at thirds of that quarter; the first minor is older than the fleet. */
export const releaseTrain = (weeks: number): Release[] => {
  const quarter = weeks / 4;
  return minors.flatMap((name, minor) =>
    [0, 1, 2].map((patch) => ({
      version: `${name}.${patch}`,
      minor,
      week: Math.round((minor - 1) * quarter + (patch * quarter) / 3),
    })),
  );
};

export interface Upgrader {
  readonly index: number;
  /** The week of its first ping; 0 or below where it was there before the fleet's time. */
  readonly firstWeek: number;
  /** Weeks it takes on average to install a release. */
  readonly lag: number;
  /** Stays on the vulnerable release once there. */
  readonly stuck: boolean;
}

/**
 * The release an installation runs in a week: the newest whose own delay has passed. Never falls back to an older one.
 * Whoever starts within the fleet's time starts on what is newest then.
 */
export const releaseAt = (train: readonly Release[], seed: number, who: Upgrader, week: number): Release => {
  const oldest: Release = train[0] ?? { version: "0.0.0", minor: 0, week: 0 };
  let current = oldest;
  for (const [at, release] of train.entries()) {
    const preinstalled = who.firstWeek > 0 && release.week <= who.firstWeek;
    const delay = who.stuck && release.version === trainNames.vulnerable ? 1 : who.lag * (0.5 + noiseAt(seed, who.index, at, 11));
    if (preinstalled || release.week + delay <= week) current = release;
    if (who.stuck && release.version === trainNames.vulnerable) break;
  }
  return current;
};
