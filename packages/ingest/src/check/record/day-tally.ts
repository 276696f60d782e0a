import type { CheckCount } from "@pinghouse/warehouse/store/check-day";

/** Most versions, and most pairs of version and host, that one day tells apart. Registered releases are beyond both counts' reach. */
export const dayLimits = { versions: 1_000, hosts: 5_000 };

/** What a check says for the record. */
export interface SaidCheck {
  product: string;
  version: string;
  /** Empty for none. */
  host: string;
  /** The version is a release that the registry knows, so there are only so many: it is told apart whatever else was sent. */
  registered: boolean;
}

const versionKey = ({ product, version }: Pick<CheckCount, "product" | "version">): string => `${product}\n${version}`;
const rowKey = (row: Omit<CheckCount, "n">): string => `${versionKey(row)}\n${row.referer_host ?? "\n"}\n${row.source}`;

/** Checks of one day, in bounded memory whatever is sent: versions beyond the limit are `other`, hosts beyond it are left out. */
export class DayTally {
  readonly day: string;
  readonly #limits: typeof dayLimits;
  readonly #counts = new Map<string, CheckCount>();
  readonly #versions = new Set<string>();
  #hosts = 0;
  #waiting = 0;
  /** Checks whose version or host could not be told apart any more. */
  folded = 0;

  constructor(day: string, limits = dayLimits) {
    this.day = day;
    this.#limits = limits;
  }

  /** Checks added and not yet said to be written. */
  get waiting(): number {
    return this.#waiting;
  }

  add(check: SaidCheck): void {
    const named = this.#named(check);
    const host = this.#hostOf(named, check.host);
    if (named.version !== check.version || host !== check.host) this.folded += 1;
    this.#put({ ...named, referer_host: host, source: "http", n: 1 });
    this.#waiting += 1;
  }

  /** Takes in what an earlier process wrote of this day. */
  merge(counts: readonly CheckCount[]): void {
    for (const count of counts) this.#put(count);
  }

  /** Puts the sample fleet's checks in the place of those there were. */
  setSample(counts: readonly CheckCount[]): void {
    for (const [key, { source }] of this.#counts) if (source === "demo") this.#counts.delete(key);
    this.merge(counts);
  }

  wrote(waiting: number): void {
    this.#waiting -= waiting;
  }

  /** All there is, in one order. */
  counts(): CheckCount[] {
    return [...this.#counts].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, count]) => ({ ...count }));
  }

  #named({ product, version, registered }: SaidCheck): { product: string; version: string } {
    const fits = registered || this.#versions.has(versionKey({ product, version })) || this.#versions.size < this.#limits.versions;
    return fits ? { product, version } : { product: "other", version: "other" };
  }

  #hostOf(named: { product: string; version: string }, host: string): string {
    if (host === "" || this.#hosts < this.#limits.hosts) return host;
    return this.#counts.has(rowKey({ ...named, referer_host: host, source: "http" })) ? host : "";
  }

  #put(count: CheckCount): void {
    const key = rowKey(count);
    const known = this.#counts.get(key);
    if (known !== undefined) {
      known.n += count.n;
      return;
    }
    this.#counts.set(key, { ...count });
    this.#versions.add(versionKey(count));
    if (count.referer_host !== null && count.referer_host !== "") this.#hosts += 1;
  }
}
