import type { ViewCount } from "./view-tally.ts";

/** Rows written in one statement: many, for each statement costs, and few enough that others get their turn, for the database's calls block. */
const most = 100;

/** Counts in groups of one statement each, in their order. Within a group an installation stands once: what a statement adds, its own questions do not see. */
export const viewGroups = (counts: readonly ViewCount[], size = most): ViewCount[][] => {
  const groups: ViewCount[][] = [];
  /** The first group that an installation may still go to. */
  const free = new Map<string, number>();
  let open = 0;
  for (const count of counts) {
    let at = Math.max(open, free.get(count.installation) ?? 0);
    while ((groups[at]?.length ?? 0) >= size) at += 1;
    (groups[at] ??= []).push(count);
    free.set(count.installation, at + 1);
    while ((groups[open]?.length ?? 0) >= size) open += 1;
  }
  return groups;
};
