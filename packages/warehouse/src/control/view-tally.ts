import { viewParts, type ViewPart, type ViewWay } from "@pinghouse/shared/views/view-part";

/** Reads with less than this between them, in milliseconds, are one visit: a page asks several questions at once and again while it is open. */
export const visitGap = 30 * 60_000;

/** Who looked. */
export interface Viewer {
  /** `person:<id>`, `token:<beginning of its hash>`, or a word for the hub itself. Never an e-mail. */
  key: string;
  role: "operator" | "analyst";
  way: ViewWay;
}

/** One read of one installation. */
export interface Look {
  installation: string;
  viewer: Viewer;
  part: ViewPart;
  /** Milliseconds. */
  at: number;
}

/** The reads of one viewer at one installation on one day (`YYYY-MM-DD`, UTC). */
export interface ViewCount {
  installation: string;
  day: string;
  viewer: Viewer;
  visits: number;
  firstAt: number;
  lastAt: number;
  /** A bit for each place in `viewParts`. */
  parts: number;
}

const keyOf = ({ installation, day, viewer }: ViewCount): string => `${day} ${viewer.key} ${installation}`;

const countOf = ({ installation, viewer, part, at }: Look): ViewCount => ({
  installation,
  day: new Date(at).toISOString().slice(0, 10),
  viewer,
  visits: 1,
  firstAt: at,
  lastAt: at,
  parts: 1 << viewParts.indexOf(part),
});

/** Two counts of one viewer, installation and day as one; the visit that reaches from the earlier into the later is one. */
export const joined = (earlier: ViewCount, later: ViewCount): ViewCount => ({
  ...later,
  visits: earlier.visits + later.visits - (later.firstAt - earlier.lastAt < visitGap ? 1 : 0),
  firstAt: Math.min(earlier.firstAt, later.firstAt),
  lastAt: Math.max(earlier.lastAt, later.lastAt),
  parts: earlier.parts | later.parts,
});

/** Reads that wait to be written, in bounded memory: what does not fit is dropped, and counted. */
export class ViewTally {
  readonly #most: number;
  #counts = new Map<string, ViewCount>();
  /** Reads that found no room. */
  dropped = 0;

  constructor(most = 10_000) {
    this.#most = most;
  }

  /** Rows waiting. */
  get waiting(): number {
    return this.#counts.size;
  }

  add(look: Look): void {
    const count = countOf(look);
    const key = keyOf(count);
    const known = this.#counts.get(key);
    if (known === undefined && this.#counts.size >= this.#most) this.dropped += 1;
    else this.#counts.set(key, known === undefined ? count : joined(known, count));
  }

  /** All that waits, which from then on does not. */
  take(): ViewCount[] {
    const taken = [...this.#counts.values()];
    this.#counts = new Map();
    return taken;
  }

  /** Puts back what could not be written; what came since is later than it. */
  putBack(counts: readonly ViewCount[]): void {
    for (const count of counts) {
      const since = this.#counts.get(keyOf(count));
      this.#counts.set(keyOf(count), since === undefined ? count : joined(count, since));
    }
  }
}
