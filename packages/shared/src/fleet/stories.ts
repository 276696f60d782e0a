import { addWeeks, weekOf } from "../time/week.ts";
import type { FleetInstallation } from "./installation.ts";
import { silentType } from "./installation.ts";
import { storyKeys } from "./metric.ts";
import type { World } from "./moment.ts";
import { recordedAt } from "./moment.ts";
import { releaseAt, trainNames } from "./release-train.ts";
import { leapFactor, stallWeek } from "./value.ts";

/** Something put into a fleet on purpose, to be found again. */
export interface Planted {
  readonly story: "leap" | "failing_counter" | "gone_silent" | "vulnerable_version" | "stalled_feature";
  readonly title: string;
  readonly sentence: string;
  /** The key of the metric it is about. */
  readonly metric?: string;
  /** The release (without edition) it starts with or is about. */
  readonly version?: string;
  /** Hostnames, which are unique within a fleet. */
  readonly installations?: readonly string[];
  /** The first week it shows in. */
  readonly week?: string;
}

/** The number of the last week in which an installation pings; undefined where it never does. */
const newestWeek = (world: World, who: FleetInstallation): number | undefined => {
  for (let week = who.lastWeek; week >= who.firstWeek; week -= 1) {
    if (recordedAt(world, who, week) !== undefined) return week;
  }
  return undefined;
};

const dayWords = (week: string): string =>
  new Date(week).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

const counted = (n: number): string => `${n} ${n === 1 ? "installation" : "installations"}`;

const releaseWeek = (world: World, version: string): string =>
  addWeeks(weekOf(world.start), world.train.find((release) => release.version === version)?.week ?? 0);

const leap = (world: World): Planted => ({
  story: "leap",
  title: "A leap after a release",
  sentence: `Installations that move to ${trainNames.leap} enter review rooms about ${leapFactor} times as often as before.`,
  metric: storyKeys.leap,
  version: trainNames.leap,
  week: releaseWeek(world, trainNames.leap),
});

const failingCounter = (world: World): Planted => ({
  story: "failing_counter",
  title: "A failing counter",
  sentence: `From ${trainNames.failing} on, the count of populated board lanes ends in a timeout on every installation.`,
  metric: storyKeys.failing,
  version: trainNames.failing,
  week: releaseWeek(world, trainNames.failing),
});

const stalledFeature = (world: World): Planted => {
  const week = addWeeks(weekOf(world.start), stallWeek(world.weeks));
  return {
    story: "stalled_feature",
    title: "A stalled feature",
    sentence: `More installations wrote release drafts every week, until nobody new did from the week of ${dayWords(week)} on.`,
    metric: storyKeys.stalled,
    week,
  };
};

const goneSilent = (world: World, installations: readonly FleetInstallation[]): Planted => {
  const silent = installations.filter((who) => who.installation_type === silentType);
  const last = silent.reduce((newest, who) => Math.max(newest, newestWeek(world, who) ?? 0), 0);
  const week = addWeeks(weekOf(world.start), last + 1);
  return {
    story: "gone_silent",
    title: "A group gone silent",
    sentence: `All ${counted(silent.length)} made from the appliance image have sent nothing since the week of ${dayWords(week)}.`,
    installations: silent.map((who) => who.hostname),
    week,
  };
};

const stillRuns = (world: World, who: FleetInstallation, version: string): boolean => {
  const week = newestWeek(world, who);
  const instant = week === undefined ? undefined : recordedAt(world, who, week);
  if (week === undefined || instant === undefined || instant < world.end - 14 * 86_400_000) return false;
  return releaseAt(world.train, world.seed, who, week).version === version;
};

const vulnerableVersion = (world: World, installations: readonly FleetInstallation[]): Planted => {
  const version = trainNames.vulnerable;
  const running = installations.filter((who) => stillRuns(world, who, version));
  return {
    story: "vulnerable_version",
    title: "A vulnerable version",
    sentence: `${counted(running.length)} still ${running.length === 1 ? "runs" : "run"} ${version}, though ${trainNames.fixed} closes a hole in it.`,
    version,
    installations: running.map((who) => who.hostname),
    week: releaseWeek(world, trainNames.fixed),
  };
};

/** What was planted. A fleet too small or too short for a story does not tell it. */
export const plantedStories = (world: World, installations: readonly FleetInstallation[]): Planted[] => {
  const told = [
    leap(world),
    failingCounter(world),
    goneSilent(world, installations),
    vulnerableVersion(world, installations),
    stalledFeature(world),
  ];
  return world.weeks < 16 ? [] : told.filter((story) => story.installations === undefined || story.installations.length > 0);
};
