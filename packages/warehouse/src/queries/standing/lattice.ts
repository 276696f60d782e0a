import { cellName, cellOf, everybody, ladder, ownCell, widenings, type Attributes, type Cell } from "@pinghouse/shared/cohort/lattice-cell";
import { addWeeks, snapTo } from "@pinghouse/shared/time/week";
import type { Store } from "../../store/door.ts";
import { tableRows } from "../../store/table.ts";
import type { MemberScope } from "../parts/member-scope.ts";
import { answerable } from "./answerable.ts";
import { holdMembers, type Base } from "./hold-members.ts";
import { sql } from "../../store/sql.ts";
import { establishedRows, everyMember, lastClosedWeek, runRows, runsByInstallation, type Established, type LatticeRun } from "./lattice-runs.ts";
import { countedOwners, joinOwners, type Owner } from "./owners.ts";

/** What the lattice is made of besides the pings. */
export interface LatticeTerms {
  /** The least number of owners behind a figure. */
  k: number;
  /** Opaque ids that belong together because one person or token holds them. */
  holdings: readonly (readonly string[])[];
  /** Who is no member of any cohort. */
  scope: MemberScope;
}

/** What an installation is set beside. */
export interface PeerCell {
  cell: Cell;
  /** Whose figures are shown; empty where none may be. */
  members: ReadonlySet<number>;
  /** All members are the asker's own, so nothing is hidden. */
  own: boolean;
}

/** Fewest members that a default cohort is widened for. */
export const wantedMembers = 50;

/** The lattice of one closed week, and the quarter it lies in. */
export class Lattice {
  /** Monday of the last closed week. */
  readonly week: string;
  /** Monday of the first week of its quarter. */
  readonly quarter: string;
  readonly k: number;
  readonly #runs: ReadonlyMap<number, readonly LatticeRun[]>;
  /** Everybody with a place in a cell of the last closed week, established or not, by the cell's name. */
  readonly #everybody: ReadonlyMap<string, ReadonlySet<number>>;
  readonly #owners: ReadonlyMap<number, Owner>;
  readonly #numbers: ReadonlyMap<string, number>;
  readonly #open = new Map<string, ReadonlyMap<string, Base>>();
  readonly #held: ReturnType<typeof holdMembers>;

  constructor(week: string, terms: LatticeTerms, established: readonly Established[], runs: readonly LatticeRun[], numbers: ReadonlyMap<string, number>) {
    this.week = week;
    this.quarter = quarterOf(week);
    this.k = terms.k;
    this.#runs = runsByInstallation(runs);
    this.#everybody = everyMember(runs, week);
    this.#numbers = numbers;
    this.#owners = ownersOf(established, terms.holdings, numbers);
    const since = new Map(established.map(({ installation, from_week }) => [installation, from_week]));
    const counted = runs.flatMap((run) => {
      const from = since.get(run.installation);
      if (from === undefined || from > run.to_week) return [];
      return [{ ...run, from_week: from > run.from_week ? from : run.from_week }];
    });
    this.#held = holdMembers(counted, { last: week, wanted: new Set(weeksFrom(this.quarter, week)), reachesK: this.reachesK });
  }

  readonly reachesK = (members: Iterable<number>): boolean => this.count(members, this.k) >= this.k;

  /** Owners among `members` that count; may stop counting at `enough` where nobody is verified by a secret alone. */
  count(members: Iterable<number>, enough = Infinity): number {
    const owners: Owner[] = [];
    const seen = new Set<number>();
    for (const member of members) {
      const owner = this.#owners.get(member);
      if (owner === undefined) continue;
      owners.push(owner);
      if (owner.vouched) seen.add(owner.owner);
      if (seen.size >= enough) return seen.size;
    }
    return countedOwners(owners, this.k);
  }

  ownerOf(installation: number): Owner | undefined {
    return this.#owners.get(installation);
  }

  /** The warehouse's number of an opaque id. */
  numberOf(id: string): number | undefined {
    return this.#numbers.get(id);
  }

  /** The cells of a week of the quarter that may be shown. */
  open(week: string = this.week): ReadonlyMap<string, Base> {
    const known = this.#open.get(week);
    if (known !== undefined) return known;
    const found = answerable(this.#held.get(week) ?? new Map(), this.reachesK);
    this.#open.set(week, found);
    return found;
  }

  /** The place of an installation in a week, or in the newest before it; undefined before its first. */
  attributes(id: string, week: string = this.week): Attributes | undefined {
    const runs = this.#runs.get(this.#numbers.get(id) ?? Number.NaN) ?? [];
    return runs.findLast((run) => run.from_week <= week);
  }

  /** The cell that is shown to whoever holds `own` (opaque ids), if it may be. */
  peers(cell: Cell, own: readonly string[]): PeerCell {
    const mine = new Set(own.flatMap((id) => this.#numbers.get(id) ?? []));
    const all = this.#everybody.get(cellName(cell)) ?? new Set<number>();
    if (all.size > 1 && all.size <= mine.size && [...all].every((one) => mine.has(one))) return { cell, members: all, own: true };
    return { cell, members: this.open().get(cellName(cell))?.members ?? new Set(), own: false };
  }

  /**
   * The cohort that an installation is compared with unless another is chosen: of its ladder the first that may be shown and has 50 members,
   * else the largest that may be shown. Chosen in the first week of the quarter in which it can be, and held to the quarter's end.
   * A cell that may no longer be shown gives way to the next one.
   */
  defaultCell(id: string, own: readonly string[]): Cell {
    if (this.peers(everybody, own).own) return everybody;
    const now = this.open();
    for (const week of weeksFrom(this.quarter, this.week)) {
      const attributes = this.attributes(id, week);
      if (attributes === undefined) continue;
      const chosen = chooseFrom(ladder(ownCell(attributes)), this.open(week));
      if (chosen === undefined) continue;
      if (now.has(cellName(chosen))) return chosen;
      const steps = ladder(ownCell(attributes));
      const behind = steps.slice(steps.findIndex((step) => cellName(step) === cellName(chosen)));
      return chooseFrom(behind, now) ?? everybody;
    }
    return everybody;
  }

  /** The cells along the lattice that an installation may be compared with, its own first. */
  alternatives(id: string): Cell[] {
    const attributes = this.attributes(id);
    return attributes === undefined ? [everybody] : widenings(ownCell(attributes));
  }
}

const quarterOf = (week: string): string => {
  const [year = 0, month = 1] = week.split("-").map(Number);
  const start = `${year}-${String(month - ((month - 1) % 3)).padStart(2, "0")}-01`;
  const first = snapTo(start);
  return first > week ? week : first;
};

const weeksFrom = (first: string, last: string): string[] => {
  const weeks: string[] = [];
  for (let week = first; week <= last; week = addWeeks(week, 1)) weeks.push(week);
  return weeks;
};

const chooseFrom = (steps: readonly Cell[], open: ReadonlyMap<string, Base>): Cell | undefined => {
  const shown = steps.flatMap((step) => open.get(cellName(step)) ?? []);
  const enough = shown.find(({ members }) => members.size >= wantedMembers);
  return (enough ?? shown.toSorted((a, b) => b.members.size - a.members.size)[0])?.cell;
};

const ownersOf = (established: readonly Established[], holdings: LatticeTerms["holdings"], numbers: ReadonlyMap<string, number>): Map<number, Owner> => {
  const identities = new Map(established.map(({ installation, identity }) => [installation, identity]));
  const groups = holdings.map((ids) => ids.flatMap((id) => identities.get(numbers.get(id) ?? Number.NaN) ?? []));
  const joined = joinOwners([...new Set(identities.values())], groups);
  return new Map(established.map(({ installation, identity, vouched }) => [installation, { owner: joined.get(identity) ?? identity, vouched }]));
};

const numbersSql = sql`SELECT id, installation FROM installation ORDER BY installation`;

/** Reads the lattice of the last closed week; null while no week is closed. */
export const readLattice = async (store: Store, terms: LatticeTerms): Promise<Lattice | null> => {
  const { tables } = await store.read("lattice", [lastClosedWeek, establishedRows(terms.holdings.flat(), terms.scope), runRows(terms.scope), numbersSql]);
  const [closed, established, runs, numbers] = tables;
  if (closed === undefined || established === undefined || runs === undefined || numbers === undefined) return null;
  const week = tableRows<{ week: string | null }>(closed)[0]?.week ?? null;
  if (week === null) return null;
  const byId = new Map(tableRows<{ id: string; installation: number }>(numbers).map(({ id, installation }) => [id, installation]));
  return new Lattice(week, terms, tableRows<Established>(established), tableRows<LatticeRun>(runs), byId);
};

/** The cell of a name that a person chose; undefined where it is none of the installation's. */
export const chosenCell = (lattice: Lattice, id: string, name: string): Cell | undefined => {
  const cell = cellOf(name);
  return cell === undefined ? undefined : lattice.alternatives(id).find((one) => cellName(one) === cellName(cell));
};
