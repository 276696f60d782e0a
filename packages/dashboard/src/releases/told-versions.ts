import { parseVersion } from "@pinghouse/shared/version/version";
import { createMemo } from "solid-js";
import { toldVersionsQuery } from "../api/queries.ts";
import type { ToldVersion, VersionDepth } from "../api/rows.ts";
import { createWholeList } from "../state/whole-list.ts";
import type { Colour } from "./severity-mark.tsx";

/** What a version of some depth is told: `told` is a colour where all its patches are told the same, `some` where some are told danger, else undefined. */
export interface Told {
  readonly told: Colour | "some" | undefined;
  /** Where that is danger: the day since which all of its patches lack a security release. */
  readonly since: string | null;
}

const nameAt = (depth: VersionDepth, version: string): string => {
  const parsed = parseVersion(version);
  if (parsed === undefined || depth === "patch") return version;
  return depth === "major" ? String(parsed.major) : `${parsed.major}.${parsed.minor}`;
};

/**
 * What each version is told today, as deep as asked for. A minor or major is told what its patches are that somebody runs
 * today; where nobody runs any, what those of the registry are.
 */
export const toldAt = (depth: VersionDepth, rows: readonly ToldVersion[]): ReadonlyMap<string, Told> => {
  const groups = new Map<string, ToldVersion[]>();
  for (const row of rows) {
    const name = nameAt(depth, row.version);
    groups.set(name, [...(groups.get(name) ?? []), row]);
  }
  return new Map(
    [...groups].map(([name, group]) => {
      const run = group.filter(({ installations }) => installations > 0);
      const colours = new Set((run.length === 0 ? group : run).map(({ severity }) => severity));
      const [only] = colours;
      const told = colours.size === 1 ? only : colours.has("danger") ? ("some" as const) : undefined;
      const since = told === "danger" ? group.reduce<string | null>((last, { lacks_since }) => (lacks_since !== null && (last === null || lacks_since > last) ? lacks_since : last), null) : null;
      return [name, { told, since }];
    }),
  );
};

/** What versions of a depth are told, for pages; empty until the hub has answered, and where it did not. */
export const createTold = (depth: () => VersionDepth): (() => ReadonlyMap<string, Told>) => {
  const list = createWholeList(toldVersionsQuery);
  return createMemo(() => toldAt(depth(), list.rows()));
};
