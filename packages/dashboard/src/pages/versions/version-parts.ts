import { compareVersions } from "@pinghouse/shared/version/version";
import type { VersionsRow } from "../../api/rows.ts";
import type { StackPart } from "../../charts/share-stack-chart.ts";

/** How many versions have a colour of their own before the rest is summed in one grey part. */
const shown = 6;
/** The colour of what has none of its own. */
export const grey = 6;
/** Whose numbers decide which are frequent: the last four weeks, so that new versions are not hidden behind a long past. */
const recentWeeks = 4;

/** What stands for installations whose payload names no version. */
const notSaid = "unknown";
/** A version in words: the API's `unknown` is "not said". */
export const versionWords = (version: string): string => (version === notSaid ? "Not said" : version);

/** What is counted: installations, or their active users as far as known. */
export type VersionsOf = "installations" | "active_users";

const byVersion = (rows: readonly VersionsRow[], of: VersionsOf): Map<string, Map<string, number>> => {
  const versions = new Map<string, Map<string, number>>();
  for (const row of rows) {
    const counts = versions.get(row.version) ?? new Map<string, number>();
    versions.set(row.version, counts.set(row.week, (counts.get(row.week) ?? 0) + row[of]));
  }
  return versions;
};

const sumIn = (weeks: ReadonlySet<string>, counts: ReadonlyMap<string, number>): number =>
  [...counts].reduce((sum, [week, n]) => sum + (weeks.has(week) ? n : 0), 0);

const lastWeeks = (rows: readonly VersionsRow[]): Set<string> => new Set([...new Set(rows.map(({ week }) => week))].toSorted().slice(-recentWeeks));

const summed = (several: readonly ReadonlyMap<string, number>[]): Map<string, number> => {
  const sum = new Map<string, number>();
  for (const counts of several) for (const [week, n] of counts) sum.set(week, (sum.get(week) ?? 0) + n);
  return sum;
};

/**
 * The parts of the stack, oldest version at the foot: the most frequent of the last weeks in colours of their own,
 * and the rest, with what is no version, summed in one grey part at the foot whose name says how many it holds.
 */
export const versionParts = (rows: readonly VersionsRow[], of: VersionsOf = "installations"): { parts: StackPart[]; said: string | undefined } => {
  const versions = [...byVersion(rows, of)];
  const recent = lastWeeks(rows);
  const frequent = versions.filter(([version]) => version !== notSaid).toSorted(([, a], [, b]) => sumIn(recent, b) - sumIn(recent, a));
  const alone = new Set(frequent.slice(0, shown).map(([version]) => version));
  const known = versions.filter(([version]) => alone.has(version)).toSorted(([a], [b]) => compareVersions(a, b));
  const rest = versions.filter(([version]) => !alone.has(version));
  const parts = known.map(([name, counts], i) => ({ name, colour: i, counts }));
  if (rest.length === 0) return { parts, said: undefined };
  const [only] = rest;
  if (rest.length === 1 && only !== undefined) return { parts: [{ name: versionWords(only[0]), colour: grey, counts: only[1] }, ...parts], said: undefined };
  const name = `${rest.length} others`;
  const others = { name, colour: grey, counts: summed(rest.map(([, counts]) => counts)) };
  return { parts: [others, ...parts], said: `The ${alone.size} most frequent of ${versions.length} versions, by the last ${recent.size === 1 ? "week" : `${recent.size} weeks`}, have a colour of their own.` };
};
