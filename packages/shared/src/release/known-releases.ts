import { inRange, parseVersionRange, type VersionBound } from "../version/range.ts";
import { minorOf, versionOrder } from "../version/version.ts";
import { stableReleases, type CheckPolicy, type Release } from "./release.ts";

/** A release with what is asked of it again and again. */
export interface KnownRelease {
  readonly release: Release;
  readonly order: number;
  readonly minor: string;
  readonly affected: readonly (readonly VersionBound[])[];
}

/** All that the registry holds on a day, put in order. */
export interface KnownReleases {
  /** Oldest first. */
  readonly stable: readonly KnownRelease[];
  /** The security releases among them. */
  readonly fixes: readonly KnownRelease[];
  /** The same, by minor. */
  readonly fixesOf: ReadonlyMap<string, readonly KnownRelease[]>;
  /** Newest patch by minor, oldest minor first. */
  readonly newest: ReadonlyMap<string, KnownRelease>;
  /** Maintained minors, newest first. */
  readonly maintained: readonly string[];
}

const known = (release: Release): KnownRelease => ({
  release,
  order: versionOrder(release.version) ?? -1,
  minor: minorOf(release.version) ?? "",
  affected: release.affected.flatMap((range) => {
    const bounds = parseVersionRange(range);
    return bounds === undefined ? [] : [bounds];
  }),
});

const byMinor = (fixes: readonly KnownRelease[]): Map<string, KnownRelease[]> => {
  const lines = new Map<string, KnownRelease[]>();
  for (const fix of fixes) {
    const line = lines.get(fix.minor);
    if (line === undefined) lines.set(fix.minor, [fix]);
    else line.push(fix);
  }
  return lines;
};

/** The releases that are out on a day (`YYYY-MM-DD`, UTC), without candidates. */
export const knowReleases = (releases: readonly Release[], policy: CheckPolicy, day: string): KnownReleases => {
  const stable = stableReleases(releases, day).map(known);
  const newest = new Map(stable.map((one) => [one.minor, one]));
  const fixes = stable.filter(({ release }) => release.security);
  return { stable, fixes, fixesOf: byMinor(fixes), newest, maintained: [...newest.keys()].slice(-policy.maintained_minors).reverse() };
};

/** Whether a version that has had the fixes `own` of its own line has had the fix of a later release by one of them. */
const hasBackport = ({ release: fix }: KnownRelease, own: readonly KnownRelease[]): boolean =>
  own.some(({ release }) => (fix.advisories.length === 0 ? release.released_on >= fix.released_on : fix.advisories.every((id) => release.advisories.includes(id))));

/** Later security releases that close a hole of the version of this minor and order, oldest first. */
export const holesOf = ({ fixes, fixesOf }: KnownReleases, minor: string, order: number): KnownRelease[] => {
  const own = (fixesOf.get(minor) ?? []).filter((fix) => fix.order <= order);
  return fixes.filter(
    (fix) => fix.order > order && (fix.release.affected.length === 0 || fix.affected.some((bounds) => inRange(bounds, order))) && !hasBackport(fix, own),
  );
};
