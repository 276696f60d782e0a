import { sentinelReason } from "@pinghouse/shared/metrics/sentinel";
import { scoreTotals } from "@pinghouse/shared/score/features";
import type { Usage } from "@pinghouse/shared/score/rates";
import { jsonText } from "./json-text.ts";
import { numberValue } from "./number-value.ts";

/** What the score is made of, as one body says it. `edition` as sent, null where it is none. */
export interface BodyUsage extends Omit<Usage, "recorded_at"> {
  edition: string | null;
}

type Slot = { kind: "users" } | { kind: "edition" } | { kind: "total"; place: number };

const places = new Map<string, number>(scoreTotals.map((name, place) => [name, place]));
const longest = Math.max(...scoreTotals.map(({ length }) => length));

/** A number that was counted: no sentinel, and within the range of a double. */
const counted = (value: number): number | null => (Number.isFinite(value) && sentinelReason(value) === undefined ? value : null);

/** Listens beside the check of a ping and picks out what its score is made of. Of repeated members the last counts, as everywhere. */
export class UsageScan {
  private readonly bytes: Buffer;
  private users: number | null = null;
  private edition: string | null = null;
  private totals: (number | null)[] = scoreTotals.map(() => null);
  private inCounts = false;
  private slot: Slot | undefined;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }

  get usage(): BodyUsage {
    return { users: this.users, edition: this.edition, totals: this.totals };
  }

  /** A key at `depth`, which is 1 for members of the outermost object. */
  key(depth: number, start: number, end: number, flags: number): void {
    this.slot = undefined;
    if (depth === 1) this.outer(start, end, flags);
    else if (depth === 2 && this.inCounts && (flags !== 0 || end - start <= longest)) {
      const place = places.get(jsonText(this.bytes, start, end, flags));
      if (place !== undefined) this.begin({ kind: "total", place });
    }
  }

  string(start: number, end: number, flags: number): void {
    if (this.slot?.kind === "edition") this.edition = jsonText(this.bytes, start, end, flags);
    this.slot = undefined;
  }

  number(start: number, end: number, integer: boolean): void {
    const { slot } = this;
    this.slot = undefined;
    if (slot === undefined || slot.kind === "edition") return;
    const value = counted(numberValue(this.bytes, start, end, integer));
    if (slot.kind === "users") this.users = value;
    else this.totals[slot.place] = value;
  }

  /** A value that is neither: whatever waited for one stays without. */
  other(): void {
    this.slot = undefined;
  }

  private outer(start: number, end: number, flags: number): void {
    this.inCounts = false;
    if (flags === 0 && end - start > "active_user_count".length) return;
    const name = jsonText(this.bytes, start, end, flags);
    if (name === "active_user_count") this.begin({ kind: "users" });
    else if (name === "edition") this.begin({ kind: "edition" });
    else if (name === "counts") {
      this.inCounts = true;
      this.totals = scoreTotals.map(() => null);
    }
  }

  /** The value of what comes next; until it came there is none, whatever an earlier member of the same name had. */
  private begin(slot: Slot): void {
    this.slot = slot;
    if (slot.kind === "users") this.users = null;
    else if (slot.kind === "edition") this.edition = null;
    else this.totals[slot.place] = null;
  }
}
