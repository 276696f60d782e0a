import { cellName, widenings } from "@pinghouse/shared/cohort/lattice-cell";
import type { Base, Bases } from "./hold-members.ts";

type Reaches = (members: Iterable<number>) => boolean;

/** Those in one of the two alone. */
function* apart(a: ReadonlySet<number>, b: ReadonlySet<number>): Generator<number> {
  for (const one of a) if (!b.has(one)) yield one;
  for (const one of b) if (!a.has(one)) yield one;
}

/** Nobody, or enough that none stands out. */
const blurred = (a: Base, b: Base, reachesK: Reaches): boolean => apart(a.members, b.members).next().done === true || reachesK(apart(a.members, b.members));

const inOrder = (open: ReadonlyMap<string, Base>): [string, Base][] => [...open].toSorted(([one, a], [other, b]) => a.members.size - b.members.size || (one < other ? -1 : 1));

/**
 * The cells of which figures may be shown: each reaches k, and so does what it is less than each wider cell that is shown, unless they are
 * the same. The smaller gives way.
 */
export const answerable = (bases: Bases, reachesK: Reaches): ReadonlyMap<string, Base> => {
  const open = new Map([...bases].filter(([, { members }]) => reachesK(members)));
  for (const [name, base] of inOrder(open)) {
    const parents = widenings(base.cell).slice(1).flatMap((wider) => open.get(cellName(wider)) ?? []);
    if (!parents.every((parent) => blurred(base, parent, reachesK))) open.delete(name);
  }
  return open;
};
