import { joinKey } from "../metrics/key.ts";
import { addWeeks, weekOf, weekStart } from "../time/week.ts";
import type { FleetInstallation } from "./installation.ts";
import { installationAt } from "./installation.ts";
import { fleetMetrics } from "./metric.ts";
import type { World } from "./moment.ts";
import { momentAt, recordedAt } from "./moment.ts";
import { payloadWriter, placeMetrics } from "./payload.ts";
import { releaseTrain } from "./release-train.ts";
import type { Planted } from "./stories.ts";
import { plantedStories } from "./stories.ts";
import type { FleetValue } from "./value.ts";
import { isPresent, valueAt } from "./value.ts";

export interface FleetOptions {
  readonly seed: number;
  readonly installations: number;
  readonly weeks: number;
  /** No ping is recorded later than this, in milliseconds. Its week is the last one, and usually only part of it is there. */
  readonly end: number;
  /** Leaves of a small payload, about 120 where absent; the named metrics (about 60) are always there. Few releases have them all. */
  readonly metrics?: number;
  /** How many installations, the first ones, send payloads of about 4,200 leaves and 230 KB; none where absent. */
  readonly fullSize?: number;
  /** Hostnames of some installations, by their number, in the place of the invented ones. */
  readonly hostnames?: ReadonlyMap<number, string>;
}

export interface FleetPing {
  readonly installation: FleetInstallation;
  /** The Monday of its week. */
  readonly week: string;
  /** In milliseconds; the payload says the same. */
  readonly recorded_at: number;
  /** The payload as it would be sent. */
  readonly json: string;
}

/** A fleet that was never there: the same options give the same bytes. */
export interface Fleet {
  readonly installations: readonly FleetInstallation[];
  /** The Mondays of the fleet's weeks, oldest first. */
  readonly weeks: readonly string[];
  readonly planted: readonly Planted[];
  /** A licensed installation of middling size that pings to the end: whose admin the demo shows. */
  readonly sample: FleetInstallation;
  /** All pings by recorded_at; made one at a time, so nothing is held. May be asked for again. */
  pings(): Iterable<FleetPing>;
  /** How many pings `pings` gives, without making them. */
  pingCount(): number;
  /** When an installation's ping of a week is recorded, in milliseconds; undefined where it sends none. */
  recordedAt(installation: FleetInstallation, week: string): number | undefined;
  /** What a ping holds under a joined key; undefined without a ping or a leaf, and for lists and empty objects. */
  value(installation: FleetInstallation, week: string, key: string): FleetValue;
  /** How many installations send a ping in a week. */
  reporting(week: string): number;
}

/** Leaves of a full-size payload before those are taken away that its release does not have. */
export const fullSizeMetrics = 4500;

const worldOf = ({ seed, weeks, end }: FleetOptions): World => ({
  seed,
  weeks,
  end,
  start: weekStart(addWeeks(weekOf(end), 1 - weeks)),
  train: releaseTrain(weeks),
});

const sampleOf = (world: World, installations: readonly FleetInstallation[]): FleetInstallation => {
  const steady = installations.filter((who) => !who.fullSize && who.firstWeek === 0 && who.lastWeek === world.weeks - 1);
  const licensed = steady.filter((who) => who.plan !== null && who.growth > 0 && who.users > 500 && who.users < 1500 && who.lag < 10);
  const sample = licensed[0] ?? steady[0] ?? installations[0];
  if (sample === undefined) throw new RangeError("a fleet needs at least one installation");
  return sample;
};

/** The pings of one week, by recorded_at. */
const timesOf = (world: World, installations: readonly FleetInstallation[], week: number) =>
  installations
    .map((installation) => ({ installation, instant: recordedAt(world, installation, week) ?? Infinity }))
    .filter(({ instant }) => instant !== Infinity)
    .sort((a, b) => a.instant - b.instant || a.installation.index - b.installation.index);

/** Makes a fleet from its options. Installations are made at once, pings only when asked for. */
export const createFleet = (options: FleetOptions): Fleet => {
  const world = worldOf(options);
  const { seed, start, weeks: count } = world;
  const at = { seed, start, weeks: count, fullSize: options.fullSize ?? 0 };
  const installations = Array.from({ length: options.installations }, (_, n) => {
    const installation = installationAt(at, n);
    return { ...installation, hostname: options.hostnames?.get(n) ?? installation.hostname };
  });
  const weeks = Array.from({ length: count }, (_, n) => addWeeks(weekOf(start), n));
  const small = placeMetrics(fleetMetrics(options.metrics ?? 120));
  const full = options.fullSize === undefined ? small : placeMetrics(fleetMetrics(fullSizeMetrics));
  const writers = { small: payloadWriter(small), full: payloadWriter(full) };
  const places = { small: new Map(small.map((one) => [one.key, one])), full: new Map(full.map((one) => [one.key, one])) };
  const kindOf = (who: FleetInstallation) => (who.fullSize ? "full" : "small");
  function* pings(): Generator<FleetPing> {
    for (const [number, week] of weeks.entries()) {
      for (const { installation } of timesOf(world, installations, number)) {
        const moment = momentAt(world, installation, number);
        if (moment === undefined) continue;
        yield { installation, week, recorded_at: moment.recorded_at, json: writers[kindOf(installation)](moment) };
      }
    }
  }
  const reporting = (week: string): number => timesOf(world, installations, weeks.indexOf(week)).length;
  return {
    installations,
    weeks,
    planted: plantedStories(world, installations),
    sample: sampleOf(world, installations),
    pings,
    pingCount: () => weeks.reduce((sum, week) => sum + reporting(week), 0),
    recordedAt: (installation, week) => recordedAt(world, installation, weeks.indexOf(week)),
    value: (installation, week, key) => {
      const moment = momentAt(world, installation, weeks.indexOf(week));
      const placed = places[kindOf(installation)].get(key);
      if (moment === undefined || placed === undefined || !isPresent(placed.metric, moment)) return undefined;
      return valueAt(placed.metric, placed.key, placed.at, moment);
    },
    reporting,
  };
};

/** The joined keys of a small payload with so many metrics, those of every release. */
export const fleetKeys = (metrics = 120): string[] => fleetMetrics(metrics).map(({ path }) => joinKey(path));
