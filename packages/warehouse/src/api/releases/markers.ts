import { stableReleases, type Release } from "@pinghouse/shared/release/release";
import { minorOf } from "@pinghouse/shared/version/version";

/** A release that a chart over time is marked with. */
export interface ReleaseMarkersRow {
  version: string;
  released_on: string;
  /** The first of its minor, or a security release; a security release that is both. */
  kind: "minor" | "security";
}

/** Releases that are out on a day and worth a mark: the first of each minor, and every security release; no other patches, no candidates. */
export const markersOf = (releases: readonly Release[], day: string): ReleaseMarkersRow[] => {
  const seen = new Set<string>();
  return stableReleases(releases, day).flatMap(({ version, released_on, security }) => {
    const minor = minorOf(version) ?? "";
    const first = !seen.has(minor);
    seen.add(minor);
    return first || security ? [{ version, released_on, kind: security ? ("security" as const) : ("minor" as const) }] : [];
  });
};
