import { cellName, ownCell, widenings, type Cell } from "@pinghouse/shared/cohort/lattice-cell";
import { addWeeks } from "@pinghouse/shared/time/week";
import type { LatticeRun } from "./lattice-runs.ts";

/** One cell at one week: those whose figures are shown. They change only by k or more at once, so that nobody's coming or going shows. */
export interface Base {
  readonly cell: Cell;
  readonly members: ReadonlySet<number>;
}

/** The cells of one week by name; those that nothing can be said of yet are not there. */
export type Bases = ReadonlyMap<string, Base>;

interface Held {
  cell: Cell;
  /** Who is a member now. */
  natural: Set<number>;
  /** Whose figures were shown last. */
  shown: Set<number>;
  /** In one of the two alone. */
  waiting: Set<number>;
  base: Base | null;
}

interface Event {
  cell: Cell;
  installation: number;
  enters: boolean;
}

/** Of each week first who leaves, then who enters, so that who only changes place stays in the cells that hold both places. */
const eventsByWeek = (runs: readonly LatticeRun[]): Map<string, Event[]> => {
  const events = new Map<string, Event[]>();
  const add = (week: string, { installation, ...place }: LatticeRun, enters: boolean): void => {
    const list = events.get(week) ?? [];
    for (const cell of widenings(ownCell(place))) list.push({ cell, installation, enters });
    events.set(week, list);
  };
  for (const run of runs) add(addWeeks(run.to_week, 1), run, false);
  for (const run of runs) add(run.from_week, run, true);
  return events;
};

const applyTo = (held: Held, { installation, enters }: Event): void => {
  if (enters) held.natural.add(installation);
  else held.natural.delete(installation);
  if (held.natural.has(installation) === held.shown.has(installation)) held.waiting.delete(installation);
  else held.waiting.add(installation);
};

/** What is shown from this week on. `reachesK` counts owners. */
const settle = (held: Held, reachesK: (members: Iterable<number>) => boolean): void => {
  if (held.waiting.size === 0) {
    if (held.shown.size > 0) held.base = { cell: held.cell, members: held.shown };
    return;
  }
  if (!reachesK(held.waiting)) {
    held.base = held.shown.size === 0 ? null : { cell: held.cell, members: held.shown };
    return;
  }
  if (!reachesK(held.natural)) {
    held.base = null;
    return;
  }
  held.shown = new Set(held.natural);
  held.waiting = new Set();
  held.base = { cell: held.cell, members: held.shown };
};

/**
 * Walks through the weeks up to `last` and answers the cells of each week of `wanted`. A cell begins when its members reach k; from then
 * on its members are held until those who came and went since reach k together.
 */
export const holdMembers = (
  runs: readonly LatticeRun[],
  { last, wanted, reachesK }: { last: string; wanted: ReadonlySet<string>; reachesK: (members: Iterable<number>) => boolean },
): Map<string, Bases> => {
  const events = eventsByWeek(runs);
  const cells = new Map<string, Held>();
  const found = new Map<string, Bases>();
  const [first = last] = [...events.keys()].toSorted();
  for (let week = first; week <= last; week = addWeeks(week, 1)) {
    const touched = new Set<Held>();
    for (const event of events.get(week) ?? []) {
      const name = cellName(event.cell);
      const held = cells.get(name) ?? { cell: event.cell, natural: new Set<number>(), shown: new Set<number>(), waiting: new Set<number>(), base: null };
      cells.set(name, held);
      applyTo(held, event);
      touched.add(held);
    }
    for (const held of touched) settle(held, reachesK);
    if (wanted.has(week)) found.set(week, new Map([...cells].flatMap(([name, { base }]) => (base === null ? [] : [[name, base] as const]))));
  }
  return found;
};
