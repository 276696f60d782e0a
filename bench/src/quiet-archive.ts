import type { Archive } from "@pinghouse/warehouse/archive/archive";

/** An archive of so many pings, none set aside. */
export const quietArchive = (pings: number): Archive => ({
  accepted: async () => ({ pings, newest: pings, settled: true }),
  figures: async () => ({ accepted: pings, journal_bytes: 0, quarantined: 0 }),
  payload: async () => undefined,
  quarantined: async () => [],
  asideOf: async () => [],
  replay: async () => 0,
  approve: async () => 0,
  bind: async () => false,
  binding: () => undefined,
  heldBy: () => [],
});
