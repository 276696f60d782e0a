import { cellName, dimensions, widenings, type Cell, type Dimension } from "@pinghouse/shared/cohort/lattice-cell";
import type { Base, Bases } from "./hold-members.ts";

type Reaches = (members: Iterable<number>) => boolean;

/** Those in one of the two alone. */
function* apart(a: ReadonlySet<number>, b: ReadonlySet<number>): Generator<number> {
  for (const one of a) if (!b.has(one)) yield one;
  for (const one of b) if (!a.has(one)) yield one;
}

/** Nobody, or enough that none stands out. */
const blurred = (members: readonly number[], reachesK: Reaches): boolean => members.length === 0 || reachesK(members);

/** Whether what a cell is less than each wider one reaches k, or is nothing. */
const standsApart = (base: Base, open: ReadonlyMap<string, Base>, reachesK: Reaches): boolean =>
  widenings(base.cell).slice(1).every((wider) => {
    const parent = open.get(cellName(wider));
    if (parent === undefined) return true;
    const difference = apart(parent.members, base.members);
    const { done } = difference.next();
    return done === true || reachesK(apart(parent.members, base.members));
  });

const isPart = (cell: Cell, parent: Cell, dimension: Dimension): boolean =>
  cell[dimension] !== "all" && dimensions.every((other) => other === dimension || cell[other] === parent[other]);

/** The smallest answered part of `parent` whose brothers leave a rest that is too small; undefined where all is well. */
const tooTelling = (parent: Base, open: ReadonlyMap<string, Base>, reachesK: Reaches): Base | undefined => {
  for (const dimension of dimensions) {
    if (parent.cell[dimension] !== "all") continue;
    const parts = [...open.values()].filter(({ cell }) => isPart(cell, parent.cell, dimension));
    if (parts.length === 0) continue;
    const rest = [...parent.members].filter((one) => !parts.some(({ members }) => members.has(one)));
    if (blurred(rest, reachesK)) continue;
    return parts.toSorted((a, b) => a.members.size - b.members.size || (cellName(a.cell) < cellName(b.cell) ? -1 : 1))[0];
  }
  return undefined;
};

/**
 * The cells of which figures may be shown: each reaches k, so does what it is less than each wider cell that is shown, and so does what
 * the shown parts of a cell leave of it. What fails is taken out, the smallest first, until nothing does.
 */
export const answerable = (bases: Bases, reachesK: Reaches): ReadonlyMap<string, Base> => {
  const open = new Map([...bases].filter(([, { members }]) => reachesK(members)));
  for (let settled = false; !settled; ) {
    settled = true;
    for (const [name, base] of [...open].toSorted(([, a], [, b]) => a.members.size - b.members.size)) {
      if (standsApart(base, open, reachesK)) continue;
      open.delete(name);
      settled = false;
    }
    for (const parent of [...open.values()]) {
      const part = tooTelling(parent, open, reachesK);
      if (part === undefined) continue;
      open.delete(cellName(part.cell));
      settled = false;
    }
  }
  return open;
};

