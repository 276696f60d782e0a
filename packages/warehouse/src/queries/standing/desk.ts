import { cellName, widenings, type Cell } from "@pinghouse/shared/cohort/lattice-cell";
import type { Store } from "../../store/door.ts";
import { sql, type Sql } from "../../store/sql.ts";
import { tableRows } from "../../store/table.ts";
import type { As } from "../parts/rate.ts";
import { readLattice, type Lattice, type LatticeTerms, type PeerCell } from "./lattice.ts";
import { ownMetricsSql, type OwnMetric } from "./own-metrics.ts";
import { peerFiguresSql, peerRanksSql, peerWeeksSql, peerWeightsSql, type Peer, type WeeklyAmount } from "./peer-sql.ts";
import { release, releaseRank, Sealed, type ExactRank, type ExactRow, type Released } from "./release.ts";
import { once, Stamps } from "./stamps.ts";

/** What was asked of one lattice so far, by what was asked. */
interface Asked {
  sealed: Map<string, Promise<Sealed>>;
  weights: Map<string, Promise<ReadonlyMap<string, number>>>;
  places: Map<string, Promise<ReadonlyMap<string, OwnPlace>>>;
}

/** An amount of an installation's own, and its rank among the peers where that may be said. */
export interface OwnPlace {
  amount: number | null;
  rank: number | null;
}

/** Computes once what holds for a week. What it computes depends on the pings of closed weeks, the definitions and the terms alone. */
class StandingDesk {
  readonly #store: Store;
  readonly #asked = new WeakMap<Lattice, Asked>();
  readonly #own = new Map<string, Promise<readonly OwnMetric[]>>();
  readonly #stamps: Stamps;
  #kept: { key: string; lattice: Promise<Lattice | null> } | undefined;

  constructor(store: Store) {
    this.#store = store;
    this.#stamps = new Stamps(() => store.progress().revision);
  }

  /** Null while no week is closed. */
  async lattice(terms: LatticeTerms): Promise<Lattice | null> {
    const key = `${await this.#state()} ${JSON.stringify(terms)}`;
    if (this.#kept?.key === key) return this.#kept.lattice;
    const lattice = readLattice(this.#store, terms);
    this.#kept = { key, lattice };
    lattice.catch(() => {
      if (this.#kept?.key === key) this.#kept = undefined;
    });
    return lattice;
  }

  #askedOf(lattice: Lattice): Asked {
    const known = this.#asked.get(lattice);
    if (known !== undefined) return known;
    const asked: Asked = { sealed: new Map(), weights: new Map(), places: new Map() };
    this.#asked.set(lattice, asked);
    return asked;
  }

  /** Changes where a closed week or a definition does; a ping of the week being filled changes nothing. */
  #state(): Promise<string> {
    return this.#stamps.of("state", () => this.#readStamp("standing_state", sql`
      SELECT concat_ws(' ', (SELECT date_trunc('week', as_of) FROM progress), count(*), max(ping), sum(ping), (SELECT md5(string_agg(content, '')) FROM definition_set)) AS stamp
      FROM ping WHERE week < (SELECT date_trunc('week', as_of)::DATE FROM progress)`));
  }

  async #readStamp(name: string, query: Sql): Promise<string> {
    const { tables } = await this.#store.read(name, [query]);
    return (tables[0] && tableRows<{ stamp: string }>(tables[0])[0]?.stamp) ?? "";
  }

  /** What may be shown of a cell. */
  async figures(lattice: Lattice, peers: PeerCell, as: As): Promise<Released> {
    const asked = this.#askedOf(lattice);
    const weights = peers.own ? [] : await Promise.all(wider(lattice, peers.cell).map((cell) => this.#weights(asked, lattice, cell, as)));
    const name = `${as ?? "total"} ${peers.own ? [...peers.members].join() : cellName(peers.cell)}`;
    const sealed = await once(asked.sealed, name, async () => {
      const { tables } = await this.#store.read("peer_figures", [peerFiguresSql(weighed(lattice, peers.members), lattice.week, as)]);
      return new Sealed(tables[0] === undefined ? [] : tableRows<ExactRow>(tables[0]), weights);
    });
    return release(sealed, { k: lattice.k, own: peers.own });
  }

  #weights(asked: Asked, lattice: Lattice, cell: Cell, as: As): Promise<ReadonlyMap<string, number>> {
    const members = lattice.open().get(cellName(cell))?.members ?? [];
    return once(asked.weights, `${as ?? "total"} ${cellName(cell)}`, async () => {
      const { tables } = await this.#store.read("peer_weights", [peerWeightsSql(weighed(lattice, members), lattice.week, as)]);
      const rows = tables[0] === undefined ? [] : tableRows<{ key: string; weight: number }>(tables[0]);
      return new Map(rows.map(({ key, weight }) => [key, weight]));
    });
  }

  /** The installation's own amounts by metric, each with its rank among the peers where that may be said; without `released` nothing may. */
  places(id: string, lattice: Lattice, peers: PeerCell, released: Released | null, as: As): Promise<ReadonlyMap<string, OwnPlace>> {
    const name = `${as ?? "total"} ${[cellName(peers.cell), peers.own].join()}`;
    return this.#whileSame(this.#askedOf(lattice).places, id, name, async () => {
      const { tables } = await this.#store.read("peer_ranks", [peerRanksSql(id, released === null ? [] : weighed(lattice, peers.members), lattice.week, as)]);
      const rows = tables[0] === undefined ? [] : tableRows<ExactRank>(tables[0]);
      const rankOf = (row: ExactRank): number | null => (released === null ? null : releaseRank(row, released.get(row.key), released.terms));
      return new Map(rows.map((row) => [row.key, { amount: row.amount, rank: rankOf(row) }]));
    });
  }

  /** What may be shown of one metric in each closed week of a year, by week: of the same peers throughout. */
  async weeks(lattice: Lattice, peers: PeerCell, metric: string, amount: WeeklyAmount): Promise<Released> {
    const cells = peers.own ? [] : wider(lattice, peers.cell).map((cell) => lattice.open().get(cellName(cell))?.members ?? []);
    const read = async (members: Iterable<number>): Promise<ExactRow[]> => {
      const { tables } = await this.#store.read("peer_weeks", [peerWeeksSql(weighed(lattice, members), lattice.week, metric, amount)]);
      return tables[0] === undefined ? [] : tableRows<ExactRow>(tables[0]);
    };
    const sealed = await once(this.#askedOf(lattice).sealed, `weeks ${amount} ${metric} ${cellName(peers.cell)} ${[...(peers.own ? peers.members : [])].join()}`, async () => {
      const [rows, ...others] = await Promise.all([read(peers.members), ...cells.map(read)]);
      return new Sealed(rows, others.map((other) => new Map(other.map((row) => [row.key, row.vouched_n + row.secret_n]))));
    });
    return release(sealed, { k: lattice.k, own: peers.own });
  }

  /** The installation's own amount of one metric in each closed week of a year. */
  async ownAmounts(id: string, lattice: Lattice, metric: string, amount: WeeklyAmount): Promise<Map<string, number | null>> {
    const installation = lattice.numberOf(id);
    if (installation === undefined) return new Map();
    const { tables } = await this.#store.read("own_amounts", [peerWeeksSql([{ installation, vouched: 1, secret: 0 }], lattice.week, metric, amount)]);
    const rows = tables[0] === undefined ? [] : tableRows<ExactRow>(tables[0]);
    return new Map(rows.map(({ key, n, users, p50 }) => [key, n === 0 ? null : users === 0 ? 0 : p50]));
  }

  /** What the installation's own pings say. */
  own(id: string): Promise<readonly OwnMetric[]> {
    return this.#whileSame(this.#own, id, "own", async () => {
      const { tables } = await this.#store.read("own_metrics", [ownMetricsSql(id)]);
      return tables[0] === undefined ? [] : tableRows<OwnMetric>(tables[0]);
    });
  }

  /** Kept until the installation sends again, a metric is born or the definitions change; some hundred answers at most. */
  async #whileSame<Value>(kept: Map<string, Promise<Value>>, id: string, name: string, make: () => Promise<Value>): Promise<Value> {
    const stamp = await this.#stamps.of(id, () => this.#readStamp("standing_stamp", sql`
      SELECT concat_ws(' ', count(*), max(ping), (SELECT count(*) FROM metric), (SELECT md5(string_agg(content, '')) FROM definition_set)) AS stamp
      FROM ping WHERE installation = (SELECT installation FROM installation WHERE id = ${id})`));
    if (kept.size > 200) kept.clear();
    return once(kept, `${id} ${name} ${stamp}`, make);
  }
}

/** The wider cells that are shown. */
const wider = (lattice: Lattice, cell: Cell): Cell[] => widenings(cell).slice(1).filter((one) => lattice.open().has(cellName(one)));

/** Peers with the part of its owner that each is. */
const weighed = (lattice: Lattice, members: Iterable<number>): Peer[] => {
  const all = [...members];
  const counts = new Map<number, number>();
  for (const member of all) {
    const owner = lattice.ownerOf(member)?.owner ?? -member;
    counts.set(owner, (counts.get(owner) ?? 0) + 1);
  }
  return all.map((installation) => {
    const owner = lattice.ownerOf(installation);
    const part = 1 / (counts.get(owner?.owner ?? -installation) ?? 1);
    return { installation, vouched: owner?.vouched === true ? part : 0, secret: owner?.vouched === false ? part : 0 };
  });
};

const desks = new WeakMap<Store, StandingDesk>();

/** The desk of a warehouse: one for as long as that is open. */
export const deskOf = (store: Store): StandingDesk => {
  const known = desks.get(store);
  if (known !== undefined) return known;
  const desk = new StandingDesk(store);
  desks.set(store, desk);
  return desk;
};
