import { cellName, dimensions, widenings, type Cell, type Dimension } from "@pinghouse/shared/cohort/lattice-cell";
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

const isPart = (cell: Cell, whole: Cell, dimension: Dimension): boolean =>
  whole[dimension] === "all" && cell[dimension] !== "all" && dimensions.every((other) => other === dimension || cell[other] === whole[other]);

/** So many parts and a whole, each rounded to 5, can add up to what one member beyond them does (release.ts). */
const telling = new Set([4, 6]);

/** The smallest shown part of each whole whose parts are so many and leave too few. */
const tellingParts = (open: ReadonlyMap<string, Base>, reachesK: Reaches): string[] =>
  [...open.values()].flatMap((whole) =>
    dimensions.flatMap((dimension) => {
      const parts = inOrder(new Map([...open].filter(([, { cell }]) => isPart(cell, whole.cell, dimension))));
      const rest = [...whole.members].filter((one) => !parts.some(([, { members }]) => members.has(one)));
      const [smallest] = parts;
      return telling.has(parts.length) && smallest !== undefined && rest.length > 0 && !reachesK(rest) ? [smallest[0]] : [];
    }),
  );

/**
 * The cells of which figures may be shown: each reaches k, and so does what it is less than each wider cell that is shown, unless they are
 * the same; and no sum of parts tells of a single member. The smaller gives way.
 */
export const answerable = (bases: Bases, reachesK: Reaches): ReadonlyMap<string, Base> => {
  const open = new Map([...bases].filter(([, { members }]) => reachesK(members)));
  for (const [name, base] of inOrder(open)) {
    const parents = widenings(base.cell).slice(1).flatMap((wider) => open.get(cellName(wider)) ?? []);
    if (!parents.every((parent) => blurred(base, parent, reachesK))) open.delete(name);
  }
  for (let found = tellingParts(open, reachesK); found.length > 0; found = tellingParts(open, reachesK)) for (const name of found) open.delete(name);
  return open;
};
