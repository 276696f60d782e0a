import type { Archive, SetAside } from "../archive/archive.ts";

/** A journal's figures without a journal, for questions that add them to the warehouse's. */
export const quietArchive = (figures: { accepted: number; quarantined?: SetAside[]; settled?: boolean }): Archive => ({
  accepted: async () => ({ pings: figures.accepted, newest: Number.MAX_SAFE_INTEGER, settled: figures.settled ?? false }),
  figures: async () => ({ accepted: figures.accepted, journal_bytes: 12, quarantined: figures.quarantined?.length ?? 0 }),
  payload: async () => undefined,
  quarantined: async () => figures.quarantined ?? [],
  asideOf: async () => [],
  replay: async () => 0,
  approve: async () => 0,
  bind: async () => false,
  erase: async () => ({ installation: "nobody", before: 0, since: null, pings: 0, conflicts: 0, posts: 0, scores: 0, others: 0, bytes: 0 }),
  erasedBefore: async () => 0,
  binding: () => undefined,
  heldBy: () => [],
});
