import { inRange, parseVersionRange, type VersionBound } from "../version/range.ts";
import { minorOf, versionOrder } from "../version/version.ts";
import { stableReleases, type Release } from "./release.ts";

/** What closes a hole: all releases that fix an advisory, or one security release by itself. */
export type HoleName = { readonly advisory: string } | { readonly release: string };

/** Which versions have a hole, as orders (`versionOrder`). */
export interface Hole {
  /** Half-open stretches of orders that have it, unless the version's own minor has a fix. */
  readonly stretches: readonly { readonly from: number; readonly to: number }[];
  /** The first fix in each minor that has one, oldest minor first: from its order on that minor is closed. */
  readonly fixes: readonly { readonly minor: string; readonly version: string; readonly order: number }[];
}

const orderOf = (version: string): number => versionOrder(version) ?? -1;

const firstOf = { ">=": (order: number) => order, ">": (order: number) => order + 1, "=": (order: number) => order, "<": () => 0, "<=": () => 0 };
const endOf = { "<": (order: number) => order, "<=": (order: number) => order + 1, "=": (order: number) => order + 1, ">": () => Number.MAX_SAFE_INTEGER, ">=": () => Number.MAX_SAFE_INTEGER };

const stretchOf = (bounds: readonly VersionBound[], below: number): Hole["stretches"] => {
  const from = Math.max(0, ...bounds.map(({ op, order }) => firstOf[op](order)));
  const to = Math.min(below, ...bounds.map(({ op, order }) => endOf[op](order)));
  return from < to ? [{ from, to }] : [];
};

/** Older versions that a release closes a hole of: those in one of its ranges, all where it names none. */
const stretchesOf = (fix: Release): Hole["stretches"] => {
  const below = orderOf(fix.version);
  if (fix.affected.length === 0) return [{ from: 0, to: below }];
  return fix.affected.flatMap((range) => stretchOf(parseVersionRange(range) ?? [], below));
};

/** Whether a release stands for another as the fix in a line of its own: by its advisories, or, where there are none, by coming out no earlier. */
const standsFor = (own: Release, fix: Release): boolean =>
  own.version === fix.version || (fix.advisories.length === 0 ? own.released_on >= fix.released_on : fix.advisories.every((id) => own.advisories.includes(id)));

/**
 * The hole that an advisory or a security release names, as the registry has it on a day; the rule is that of `severityOf`.
 * Undefined where no security release that is out fits the name.
 */
export const holeOf = (name: HoleName, releases: readonly Release[], day: string): Hole | undefined => {
  const secure = stableReleases(releases, day).filter(({ security }) => security);
  const causes = secure.filter((one) => ("advisory" in name ? one.advisories.includes(name.advisory) : one.version === name.release));
  const [first] = causes;
  if (first === undefined) return undefined;
  const lines = "advisory" in name ? causes : secure.filter((own) => standsFor(own, first));
  const fixes = new Map<string, Hole["fixes"][number]>();
  for (const { version } of lines) {
    const minor = minorOf(version) ?? "";
    if (!fixes.has(minor)) fixes.set(minor, { minor, version, order: orderOf(version) });
  }
  return { stretches: causes.flatMap(stretchesOf), fixes: [...fixes.values()] };
};

/** Whether a version has the hole; false for what is no version. */
export const hasHole = ({ stretches, fixes }: Hole, version: string): boolean => {
  const [order, minor] = [versionOrder(version), minorOf(version)];
  if (order === null) return false;
  return stretches.some(({ from, to }) => inRange([{ op: ">=", order: from }, { op: "<", order: to }], order)) && !fixes.some((fix) => fix.minor === minor && order >= fix.order);
};
