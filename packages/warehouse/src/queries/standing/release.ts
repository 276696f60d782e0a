import { rankPrecision } from "@pinghouse/shared/statistics/rank-words";

// The one door: figures of a cohort that an admin sees leave through `release` and nothing else. What is read of the store is sealed;
// what leaves is `Released`, which is made of something sealed and in no other way.

/** What is known of one metric among the peers, exact. */
export interface ExactRow {
  key: string;
  eligible: number;
  n: number;
  failed: number;
  users: number;
  vouched_n: number;
  secret_n: number;
  vouched_users: number;
  secret_users: number;
  vouched_change: number;
  secret_change: number;
  change: number | null;
  p10: number | null;
  p25: number | null;
  p50: number | null;
  p75: number | null;
  p90: number | null;
}

/** Where an installation's amount lies among the others that use the metric, exact. */
export interface ExactRank {
  key: string;
  amount: number | null;
  below: number;
  same: number;
  others: number;
}

/** Why a figure is not shown. */
export interface Suppressed {
  reason: "below_k" | "dominant";
  k: number;
}

/** What may be said of one metric among the peers. */
export interface PeerFigures {
  /** To the nearest 5. */
  n: number | null;
  eligible: number | null;
  users: number | null;
  /** Two significant digits, like all that follows. */
  adoption: number | null;
  p10: number | null;
  p25: number | null;
  p50: number | null;
  p75: number | null;
  p90: number | null;
  /** Median of value / value of 13 weeks before - 1, over those with both above zero. */
  change_13w: number | null;
  suppressed: Suppressed | null;
}

interface Contents {
  rows: readonly ExactRow[];
  weights: readonly ReadonlyMap<string, number>[];
}

const contents = new WeakMap<Sealed, Contents>();

/** Exact figures that nothing outside of this file can read. */
export class Sealed {
  readonly sealed = true;
  /** `weights`: of each wider cell that is shown, what the owners with a value weigh, by metric. */
  constructor(rows: readonly ExactRow[], weights: readonly ReadonlyMap<string, number>[]) {
    contents.set(this, { rows, weights });
  }
}

const hidden: Omit<PeerFigures, "suppressed"> = { n: null, eligible: null, users: null, adoption: null, p10: null, p25: null, p50: null, p75: null, p90: null, change_13w: null };

/** Members of a cell rounded as they are shown. */
export const roundedCount = (count: number): number => Math.round(count / 5) * 5;

/**
 * Users to the nearest 5, of which a share is made too. So a cell and its parts together, however they are added up, leave it open what a
 * single member does that is in no part: that holds for 2, 3, 5, 7 and 8 parts (the test counts it out), and of 4 or 6 the smallest is
 * not shown where they leave too few (answerable.ts). Two cells are apart by k.
 */
const adoptionOf = ({ users, n }: ExactRow): number => twoDigits(Math.min(1, roundedCount(users) / n));

/** Two significant digits. */
export const twoDigits = (value: number): number => Number(value.toPrecision(2));

/** Owners needed for a quantile: at least five on each side of it. */
const needed = { p50: 10, p25: 20, p75: 20, p10: 50, p90: 50 } as const;

/** Terms of a release. */
export interface Terms {
  readonly k: number;
  /** All members are the asker's own: nothing is hidden, nothing rounded. */
  readonly own: boolean;
}

/** Owners that count: those verified by nothing but a secret count from the k-th on (owners.ts). The weights of an owner come to 1 at most. */
const counted = (vouched: number, secret: number, k: number): number => Math.floor(vouched + 1e-9) + Math.max(0, Math.floor(secret + 1e-9) - (k - 1));

const whole = (row: ExactRow): PeerFigures => ({
  n: row.n,
  eligible: row.eligible,
  users: row.users,
  adoption: row.n === 0 ? null : row.users / row.n,
  p10: row.p10,
  p25: row.p25,
  p50: row.p50,
  p75: row.p75,
  p90: row.p90,
  change_13w: row.change,
  suppressed: null,
});

/** Whether a wider cell has a few owners more with a value than this one: then the two together would speak of these few. */
const betrays = (row: ExactRow, weights: readonly ReadonlyMap<string, number>[], k: number): boolean =>
  weights.some((wider) => {
    const more = (wider.get(row.key) ?? 0) - row.vouched_n - row.secret_n;
    return more > 1e-6 && more < k - 1e-6;
  });

const figuresOf = (row: ExactRow, weights: readonly ReadonlyMap<string, number>[], { k, own }: Terms): PeerFigures => {
  if (own) return whole(row);
  if (counted(row.vouched_n, row.secret_n, k) < k || betrays(row, weights, k)) return { ...hidden, suppressed: { reason: "below_k", k } };
  const users = counted(row.vouched_users, row.secret_users, k);
  const quantile = (name: keyof typeof needed): number | null => (users < Math.max(needed[name], k) || row[name] === null ? null : twoDigits(row[name]));
  const changed = counted(row.vouched_change, row.secret_change, k) >= Math.max(needed.p50, k) && row.change !== null;
  return {
    n: roundedCount(row.n),
    eligible: roundedCount(row.eligible),
    users: roundedCount(row.users),
    adoption: adoptionOf(row),
    p10: quantile("p10"),
    p25: quantile("p25"),
    p50: quantile("p50"),
    p75: quantile("p75"),
    p90: quantile("p90"),
    change_13w: changed && row.change !== null ? twoDigits(row.change) : null,
    suppressed: null,
  };
};

/** Figures that may be shown, by metric. Made by `release` alone. */
export class Released {
  readonly #byKey: ReadonlyMap<string, PeerFigures>;
  readonly terms: Terms;
  private constructor(byKey: ReadonlyMap<string, PeerFigures>, terms: Terms) {
    this.#byKey = byKey;
    this.terms = terms;
  }

  static of(sealed: Sealed, terms: Terms): Released {
    const { rows, weights } = contents.get(sealed) ?? { rows: [], weights: [] };
    return new Released(new Map(rows.map((row) => [row.key, figuresOf(row, weights, terms)])), terms);
  }

  /** What may be said of one metric; suppressed where nothing is known of it. */
  get(key: string): PeerFigures {
    return this.#byKey.get(key) ?? { ...hidden, suppressed: { reason: "below_k", k: this.terms.k } };
  }

  keys(): string[] {
    return [...this.#byKey.keys()];
  }
}

/** Applies the rules for admins (docs/privacy.md) to the figures of one cell and week. */
export const release = (sealed: Sealed, terms: Terms): Released => Released.of(sealed, terms);

const steps = { quarters: 25, tens: 10, percents: 1 } as const;

/**
 * The rank of an amount above zero among those who use the metric, itself included: 100 x (below + half of equal) / users, no finer than their
 * number allows. Null where nothing may be said of the users, or the metric is not used.
 */
export const releaseRank = ({ amount, below, same, others }: ExactRank, figures: PeerFigures, { own }: Terms): number | null => {
  if (amount === null || !(amount > 0) || figures.suppressed !== null || (figures.p50 === null && !own)) return null;
  const rank = (100 * (below + (same + 1) / 2)) / (others + 1);
  if (own) return rank;
  const step = steps[rankPrecision(others + 1)];
  return Math.round(rank / step) * step;
};
