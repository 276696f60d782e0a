import { freeBytes, leastFree } from "@pinghouse/ingest/receive/disk-watch";
import { isoInstant } from "@pinghouse/shared/time/instant";
import type { Vitals } from "@pinghouse/warehouse/api/vitals";
import type { Engine } from "../engine.ts";
import { lampsOf } from "./lamps.ts";
import { createSampler } from "./sampler.ts";

export interface VitalsParts {
  engine: Pick<Engine, "journal" | "store" | "control" | "landing" | "disk">;
  /** The data directory. */
  root: string;
  retentionDays: number;
  demo: boolean;
  now: () => number;
}

/** What the hub knows of itself, and the ear that it listens with. */
export interface OpenVitals extends Vitals {
  /** A post was answered. Those of pings that were acknowledged count. */
  observePost(post: { route: string; outcome: string; seconds: number }): void;
  stop(): void;
}

const acknowledged = new Set(["stored", "duplicate", "conflict", "quarantined"]);

/** Begins to measure. Keeps no process alive. */
export const openVitals = ({ engine, root, retentionDays, demo, now }: VitalsParts): OpenVitals => {
  const { journal, store, control, landing, disk } = engine;
  const dataBytes = (): number => journal.figures().bytes + store.progress().warehouse_bytes;
  const since = now();
  const sampler = createSampler({ lagMs: () => landing.lag().ms, dataBytes, freeBytes: () => disk.free() ?? 0 }, since);
  const timer = setInterval(() => sampler.look(now()), 1_000);
  timer.unref();
  return {
    since: isoInstant(since),
    samples: () => sampler.samples(),
    disk: async () => ({ free_bytes: await freeBytes(root), least_free_bytes: leastFree, data_bytes: dataBytes(), retention_days: retentionDays }),
    lamps: () => lampsOf({ root, journal, store, control, demo }),
    observePost: ({ route, outcome, seconds }) => {
      if (route === "/usage_data" && acknowledged.has(outcome)) sampler.acknowledged(seconds);
    },
    stop: () => clearInterval(timer),
  };
};
