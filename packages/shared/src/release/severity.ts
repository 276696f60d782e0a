import { inRange, parseVersionRange } from "../version/range.ts";
import { minorOf, versionOrder } from "../version/version.ts";
import { criticalDetails } from "./details.ts";
import { stableReleases, type CheckPolicy, type Release } from "./release.ts";

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

/** All that the registry holds on a day, put in order. */
interface Known {
  stable: readonly Release[];
  /** Newest patch by minor, oldest minor first. */
  newest: ReadonlyMap<string, string>;
  /** Maintained minors, newest first. */
  maintained: readonly string[];
}

const orderOf = (version: string): number => versionOrder(version) ?? -1;

const know = (releases: readonly Release[], policy: CheckPolicy, day: string): Known => {
  const stable = stableReleases(releases, day);
  const newest = new Map(stable.map(({ version }) => [minorOf(version) ?? "", version]));
  return { stable, newest, maintained: [...newest.keys()].slice(-policy.maintained_minors).reverse() };
};

const holds = (range: string, order: number): boolean => {
  const bounds = parseVersionRange(range);
  return bounds !== undefined && inRange(bounds, order);
};

/** Whether a version, given by its minor and order, has had the fix of a later release in its own line. */
const hasBackport = (fix: Release, { stable }: Known, minor: string, order: number): boolean =>
  stable.some(
    (own) =>
      own.security && minorOf(own.version) === minor && orderOf(own.version) <= order &&
      (fix.advisories.length === 0 ? own.released_on >= fix.released_on : fix.advisories.every((id) => own.advisories.includes(id))),
  );

/** Later security releases that close a hole of this version's. */
const holesOf = (known: Known, minor: string, order: number): Release[] =>
  known.stable.filter(
    (fix) =>
      fix.security && orderOf(fix.version) > order &&
      (fix.affected.length === 0 || fix.affected.some((range) => holds(range, order))) &&
      !hasBackport(fix, known, minor, order),
  );

const severityIn = (known: Known, policy: CheckPolicy, minor: string, order: number, holes: readonly Release[]): Severity => {
  const missing = known.stable.some(({ security, version }) => security && minorOf(version) === minor && orderOf(version) > order);
  const maintained = known.maintained.includes(minor);
  const ahead = order >= orderOf(known.stable.at(-1)?.version ?? "");
  const unmaintained = !maintained && !ahead;
  if (missing || (unmaintained && holes.length > 0)) return "danger";
  // A range that names a version is explicit; without one, a fix elsewhere says nothing about a maintained line.
  if (holes.some(({ critical, affected }) => critical && affected.length > 0)) return "danger";
  const newestOfMinor = maintained && order >= orderOf(known.newest.get(minor) ?? "");
  return ahead || (policy.up_to_date === "maintained" && newestOfMinor) ? "success" : "warning";
};

/**
 * What a version is told on a day (`YYYY-MM-DD`, UTC). Danger: a security release above it in its own minor is missing, or its
 * minor is out of maintenance and it has a hole that a later release closes, or a critical release names it as affected.
 * Success: the latest version, or with the policy `maintained` also the newest patch of a maintained minor. Else warning.
 * A version above all that the registry knows has nothing to update to: success, and the details say so. Editions do not count;
 * a candidate lies below its release. Undefined: the text is no version. Null: no release is out.
 */
export const severityOf = (text: string, releases: readonly Release[], policy: CheckPolicy, day: string): VersionCheck | null | undefined => {
  const [order, minor] = [versionOrder(text), minorOf(text)];
  if (order === null || minor === undefined) return undefined;
  const known = know(releases, policy, day);
  const latest = known.stable.at(-1)?.version;
  if (latest === undefined) return null;
  const holes = holesOf(known, minor, order);
  const severity = severityIn(known, policy, minor, order, holes);
  const critical = severity === "danger" ? holes.filter((hole) => hole.critical) : [];
  const ahead = order > orderOf(latest) ? `This version is newer than ${latest}, the newest release known here.` : "";
  return {
    latest_stable_versions: known.maintained.map((line) => known.newest.get(line) ?? ""),
    latest_version: latest,
    latest_stable_version_of_minor: known.newest.get(minor) ?? null,
    severity,
    critical_vulnerability: critical.length > 0,
    details: critical.length > 0 ? criticalDetails(critical) : ahead,
  };
};
