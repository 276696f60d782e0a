import { releaseVersion } from "../release/release-version.ts";
import type { Fleet } from "./fleet.ts";
import { bitsOf } from "./random.ts";

/** Version checks of the sample fleet that agree in day, version and host. */
export interface SampleCheck {
  /** `YYYY-MM-DD`, UTC. */
  readonly day: string;
  readonly version: string;
  /** The host that the page which asked belongs to; empty where it does not say. */
  readonly host: string;
  readonly n: number;
}

const dayMs = 86_400_000;

/** Checks of one installation on one day: mostly one or two, often none. */
const checksOn = (uuid: string, day: string): number => [0, 0, 1, 1, 1, 1, 2, 2, 2, 3][bitsOf(`${uuid}${day}check`) % 10] ?? 0;

/**
 * What the fleet's installations would have asked on each day of the weeks in which they ping, up to the fleet's end: with the
 * version of that week's ping, a fifth of them from pages that say their host. The same fleet gives the same checks.
 */
export const fleetChecks = (fleet: Pick<Fleet, "installations" | "weeks" | "value">, end: number): SampleCheck[] => {
  const counts = new Map<string, SampleCheck>();
  for (const installation of fleet.installations) {
    const host = bitsOf(`${installation.hostname}says`) % 5 === 0 ? installation.hostname : "";
    for (const week of fleet.weeks) {
      const sent = fleet.value(installation, week, "version");
      const version = typeof sent === "string" ? releaseVersion(sent) : undefined;
      if (version === undefined) continue;
      for (let at = Date.parse(week); at < Date.parse(week) + 7 * dayMs && at <= end; at += dayMs) {
        const day = new Date(at).toISOString().slice(0, 10);
        const n = checksOn(installation.uuid, day);
        if (n === 0) continue;
        const key = `${day} ${version} ${host}`;
        counts.set(key, { day, version, host, n: n + (counts.get(key)?.n ?? 0) });
      }
    }
  }
  return [...counts.values()];
};
