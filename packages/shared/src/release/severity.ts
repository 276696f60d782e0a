import { minorOf, versionOrder } from "../version/version.ts";
import { criticalDetails } from "./details.ts";
import { holesOf, knowReleases, type KnownRelease, type KnownReleases } from "./known-releases.ts";
import type { CheckPolicy, Release } from "./release.ts";

export const severities = ["success", "warning", "danger"] as const;
export type Severity = (typeof severities)[number];

/** The answer to a version check, in the fields that GitLab's clients read. */
export interface VersionCheck {
  /** The newest patch of each maintained minor, newest first. */
  latest_stable_versions: string[];
  latest_version: string;
  /** The newest patch of the minor that asks; null where the registry knows none. */
  latest_stable_version_of_minor: string | null;
  severity: Severity;
  /** A critical release closes a hole that this version has. Then the severity is danger. */
  critical_vulnerability: boolean;
  /** What a person should know beyond the severity; mostly empty. */
  details: string;
}

/** What a registry says on one day, to be asked about many versions. */
export interface Judge {
  /** Undefined: the text is no version. Null: no release is out. */
  readonly check: (text: string) => VersionCheck | null | undefined;
  /** Versions of the releases for whose lack it is told danger, oldest first; none where it is told anything else. */
  readonly causes: (text: string) => string[];
}

/** A version that is asked about, in its place. */
interface Asked {
  order: number;
  minor: string;
  /** The releases for whose lack it is danger. */
  causes: readonly KnownRelease[];
  /** Where it is danger, all later security releases that close a hole of it. */
  holes: readonly KnownRelease[];
  severity: Severity;
}

const askedOf = (known: KnownReleases, policy: CheckPolicy, minor: string, order: number): Asked => {
  const missing = (known.fixesOf.get(minor) ?? []).filter((fix) => fix.order > order);
  const found = holesOf(known, minor, order);
  const maintained = known.maintained.includes(minor);
  const ahead = order >= (known.stable.at(-1)?.order ?? -1);
  // A range that names a version is explicit; without one, a fix elsewhere says nothing about a maintained line.
  const grave = found.filter(({ release: { critical, affected } }) => critical && affected.length > 0);
  const causes = [...missing, ...(maintained || ahead ? grave : found)];
  const danger = causes.length > 0;
  const newestOfMinor = maintained && order >= (known.newest.get(minor)?.order ?? -1);
  const fine = ahead || (policy.up_to_date === "maintained" && newestOfMinor);
  return { order, minor, causes, holes: danger ? found : [], severity: danger ? "danger" : fine ? "success" : "warning" };
};

const answerOf = (known: KnownReleases, latest: KnownRelease, { order, minor, holes, severity }: Asked): VersionCheck => {
  const critical = holes.map(({ release }) => release).filter((release) => release.critical);
  const { version } = latest.release;
  const ahead = order > latest.order ? `This version is newer than ${version}, the newest release known here.` : "";
  return {
    latest_stable_versions: known.maintained.map((line) => known.newest.get(line)?.release.version ?? ""),
    latest_version: version,
    latest_stable_version_of_minor: known.newest.get(minor)?.release.version ?? null,
    severity,
    critical_vulnerability: critical.length > 0,
    details: critical.length > 0 ? criticalDetails(critical) : ahead,
  };
};

/** Puts a registry in order once, to judge many versions by it. */
export const makeJudge = (releases: readonly Release[], policy: CheckPolicy, day: string): Judge => {
  const known = knowReleases(releases, policy, day);
  const latest = known.stable.at(-1);
  // A version is mostly asked about twice, for its answer and for its causes.
  const held = new Map<number, Asked>();
  const ask = (text: string): Asked | undefined => {
    const [order, minor] = [versionOrder(text), minorOf(text)];
    if (order === null || minor === undefined) return undefined;
    const asked = held.get(order) ?? askedOf(known, policy, minor, order);
    held.set(order, asked);
    return asked;
  };
  return {
    check: (text) => {
      const asked = ask(text);
      if (asked === undefined || latest === undefined) return asked === undefined ? undefined : null;
      return answerOf(known, latest, asked);
    },
    causes: (text) => [...new Set(ask(text)?.causes)].toSorted((a, b) => a.order - b.order).map(({ release }) => release.version),
  };
};

/**
 * What a version is told on a day (`YYYY-MM-DD`, UTC). Danger: a security release above it in its own minor is missing, or its
 * minor is out of maintenance and it has a hole that a later release closes, or a critical release names it as affected.
 * Success: the latest version, or with the policy `maintained` also the newest patch of a maintained minor. Else warning.
 * A version above all that the registry knows has nothing to update to: success, and the details say so. Editions do not count;
 * a candidate lies below its release. Undefined: the text is no version. Null: no release is out.
 */
export const severityOf = (text: string, releases: readonly Release[], policy: CheckPolicy, day: string): VersionCheck | null | undefined =>
  makeJudge(releases, policy, day).check(text);
