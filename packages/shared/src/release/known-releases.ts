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

/** The releases that are out on a day (`YYYY-MM-DD`, UTC), without candidates. */
export const knowReleases = (releases: readonly Release[], policy: CheckPolicy, day: string): KnownReleases => {
  const stable = stableReleases(releases, day).map(known);
  const newest = new Map(stable.map((one) => [one.minor, one]));
  return { stable, fixes: stable.filter(({ release }) => release.security), newest, maintained: [...newest.keys()].slice(-policy.maintained_minors).reverse() };
};

/** Whether a version, given by its minor and order, has had the fix of a later release in its own line. */
const hasBackport = ({ release: fix }: KnownRelease, { fixes }: KnownReleases, minor: string, order: number): boolean =>
  fixes.some(
    (own) =>
      own.minor === minor && own.order <= order &&
      (fix.advisories.length === 0 ? own.release.released_on >= fix.released_on : fix.advisories.every((id) => own.release.advisories.includes(id))),
  );

/** Later security releases that close a hole of the version of this minor and order, oldest first. */
export const holesOf = (all: KnownReleases, minor: string, order: number): KnownRelease[] =>
  all.fixes.filter(
    (fix) =>
      fix.order > order &&
      (fix.release.affected.length === 0 || fix.affected.some((bounds) => inRange(bounds, order))) &&
      !hasBackport(fix, all, minor, order),
  );
