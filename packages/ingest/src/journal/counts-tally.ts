import type { CountsHeader, Refusal } from "./record.ts";

const detailsKept = 200;

/** Gathers what one second brought that gets no record of its own. */
export class CountsTally {
  #second: number | undefined;
  #duplicates = 0;
  #conflicts = 0;
  #refused = new Map<string, number>();
  #details: Refusal[] = [];

  duplicate(now: number): void {
    this.#open(now);
    this.#duplicates += 1;
  }

  /** A conflicting body that is kept already. */
  conflict(now: number): void {
    this.#open(now);
    this.#conflicts += 1;
  }

  refuse(now: number, refusal: Refusal): void {
    this.#open(now);
    this.#refused.set(refusal.reason, (this.#refused.get(refusal.reason) ?? 0) + 1);
    if (this.#details.length < detailsKept) this.#details.push(refusal);
  }

  /** What is gathered; undefined for nothing. It stays until `clear`, so a failed write costs nothing. */
  header(): CountsHeader | undefined {
    if (this.#second === undefined) return undefined;
    const refused = [...this.#refused].map(([reason, n]) => ({ reason, n }));
    return { second: this.#second, duplicates: this.#duplicates, conflicts: this.#conflicts, refused, details: [...this.#details] };
  }

  clear(): void {
    this.#second = undefined;
    this.#duplicates = 0;
    this.#conflicts = 0;
    this.#refused.clear();
    this.#details = [];
  }

  #open(now: number): void {
    this.#second ??= Math.floor(now / 1000) * 1000;
  }
}
