import type { ErasureBegun, ErasureHeader } from "./record.ts";

interface Kept {
  before: number;
  segment: number;
}

/** Which installations (opaque ids) had their data erased, folded record by record in the journal's order. */
export class Erasures {
  readonly #held = new Map<string, Kept>();
  readonly #unfinished = new Map<string, ErasureBegun>();

  get size(): number {
    return this.#held.size;
  }

  /** Erasures whose places may not all be overwritten yet. */
  get unfinished(): readonly ErasureBegun[] {
    return [...this.#unfinished.values()];
  }

  take(header: ErasureHeader, segment: number): void {
    const { installation } = header;
    if (header.step === "done") this.#unfinished.delete(`${installation} ${header.begun_at}`);
    else this.#held.set(installation, { before: Math.max(header.before, this.before(installation)), segment });
    if (header.step === "begun") this.#unfinished.set(`${installation} ${header.received_at}`, header);
  }

  /** What an installation recorded up to this instant (milliseconds) is not taken again; 0 where nothing of it was erased. */
  before(installation: string): number {
    return this.#held.get(installation)?.before ?? 0;
  }

  /** Those that only a segment up to this one tells of. */
  upTo(segment: number): { installation: string; before: number }[] {
    return [...this.#held].filter(([, kept]) => kept.segment <= segment).map(([installation, { before }]) => ({ installation, before }));
  }
}
