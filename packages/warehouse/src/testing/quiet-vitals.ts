import type { Vitals } from "../api/vitals.ts";

/** A hub that has nothing to tell of itself. */
export const quietVitals: Vitals = {
  since: "2026-02-01T00:00:00.000Z",
  samples: () => [],
  disk: async () => ({ free_bytes: 1e9, least_free_bytes: 0, data_bytes: 4096, retention_days: 760 }),
  lamps: async () => [],
};
