import { cellName, cellWords, everybody, ladder, ownCell, type Cell } from "@pinghouse/shared/cohort/lattice-cell";
import { Problem } from "@pinghouse/shared/problem/problem";
import { z } from "zod";
import { asShape, type As } from "../../queries/parts/rate.ts";
import { deskOf } from "../../queries/standing/desk.ts";
import { chosenCell, type Lattice, type LatticeTerms, type PeerCell } from "../../queries/standing/lattice.ts";
import { roundedCount, type Released, type Suppressed } from "../../queries/standing/release.ts";
import type { Context } from "../context.ts";
import { scopeOf } from "../resolve-cohort.ts";

/** Parameters of every question that sets an installation beside its peers: `cell` chooses another cohort along the lattice. */
export const peerShape = { id: z.string(), cell: z.string().max(40).optional() };
export const peerAsShape = { ...peerShape, ...asShape };

export interface PeerInput {
  id: string;
  cell?: string | undefined;
  as?: As;
}

/** One cohort of the lattice as somebody may choose it. */
export interface CohortChoice {
  cell: string;
  words: string;
  /** To the nearest 5; null where the cell is not shown. */
  n: number | null;
  suppressed: Suppressed | null;
  chosen: boolean;
  default: boolean;
}

/** What an installation is compared with, as every page says it. */
export interface PeerCohort {
  cell: string;
  /** "EE, 501 to 2,000 users" */
  words: string;
  n: number | null;
  suppressed: Suppressed | null;
  /** Monday of the week spoken of, the last closed one; null while none is closed. */
  week: string | null;
  /** Monday of the week in which the default was first chosen from. */
  held_since: string | null;
  /** The default is wider than the installation's own cell, and why. */
  widened: "below_k" | "below_50" | null;
  /** All members are the asker's own. */
  own: boolean;
}

/** An answered question of peers: the lattice, the cell, and what of it may be shown. */
export interface PeerAnswer {
  lattice: Lattice | null;
  peers: PeerCell;
  cohort: PeerCohort;
  choices: CohortChoice[];
}

/** Everything the lattice is made of. */
const latticeTerms = async (ctx: Context): Promise<LatticeTerms> => ({ k: ctx.k, holdings: await ctx.control.holdings(), scope: await scopeOf(ctx) });

/** The installations of whoever asks; somebody who reads the fleet looks at `id` as its admin would. */
const ownOf = ({ who }: Context, id: string): readonly string[] => (who.role === "admin" ? who.installations : [id]);

const suppressedIn = (k: number, shown: boolean): Suppressed | null => (shown ? null : { reason: "below_k", k });

const widenedBy = (lattice: Lattice, id: string, cell: Cell): PeerCohort["widened"] => {
  const attributes = lattice.attributes(id);
  const [narrowest = everybody] = ladder(attributes === undefined ? everybody : ownCell(attributes));
  if (cellName(narrowest) === cellName(cell)) return null;
  return lattice.open().has(cellName(narrowest)) ? "below_50" : "below_k";
};

const choicesOf = (lattice: Lattice, own: readonly string[], id: string, chosen: Cell, standard: Cell): CohortChoice[] =>
  lattice.alternatives(id).map((cell) => {
    const { members, own: mine } = lattice.peers(cell, own);
    return {
      cell: cellName(cell),
      words: cellWords(cell),
      n: members.size === 0 ? null : mine ? members.size : roundedCount(members.size),
      suppressed: suppressedIn(lattice.k, members.size > 0),
      chosen: cellName(cell) === cellName(chosen),
      default: cellName(cell) === cellName(standard),
    };
  });

const unknown = (k: number): PeerAnswer => ({
  lattice: null,
  peers: { cell: everybody, members: new Set(), own: false },
  cohort: { cell: cellName(everybody), words: cellWords(everybody), n: null, suppressed: { reason: "below_k", k }, week: null, held_since: null, widened: null, own: false },
  choices: [],
});

/** Finds whom an installation is compared with. Throws Problem "bad_parameter" for a cell that is not along its lattice. */
export const askPeers = async (ctx: Context, { id, cell: wish }: PeerInput): Promise<PeerAnswer> => {
  const desk = deskOf(ctx.store);
  const lattice = await desk.lattice(await latticeTerms(ctx));
  if (lattice === null) return unknown(ctx.k);
  const own = ownOf(ctx, id);
  const standard = lattice.defaultCell(id, own);
  const cell = wish === undefined ? standard : chosenCell(lattice, id, wish);
  if (cell === undefined) throw new Problem("bad_parameter", { detail: "cell: none that this installation can be compared with.", extra: { parameter: "cell" } });
  const peers = lattice.peers(cell, own);
  const shown = peers.members.size > 0;
  return {
    lattice,
    peers,
    cohort: {
      cell: cellName(cell),
      words: cellWords(cell),
      n: shown ? (peers.own ? peers.members.size : roundedCount(peers.members.size)) : null,
      suppressed: suppressedIn(ctx.k, shown),
      week: lattice.week,
      held_since: lattice.quarter,
      widened: wish === undefined && !peers.own ? widenedBy(lattice, id, cell) : null,
      own: peers.own,
    },
    choices: choicesOf(lattice, own, id, cell, standard),
  };
};


/** What may be said of the peers; null where nothing may. */
export const releasedOf = async (ctx: Context, { lattice, peers }: PeerAnswer, as: As): Promise<Released | null> =>
  lattice === null || peers.members.size === 0 ? null : deskOf(ctx.store).figures(lattice, peers, as);
