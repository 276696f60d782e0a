import { equal } from "node:assert/strict";
import { healthSetAside, type HealthSetAsideRow } from "@pinghouse/warehouse/queries/health-set-aside";
import { askListing } from "../ask-listing.ts";
import { queryBench, type World } from "../world.ts";

const many = 1_000;

const asideOf = ({ archive, now }: World) => ({
  ...archive,
  quarantined: async () =>
    Array.from({ length: many }, (_, n) => {
      const at = new Date(now - n * 60_000).toISOString();
      return { ping_id: 1e9 + n, uuid: `set-aside-${n}`, hostname: "", installation: `i${n}`, version: "18.0.0", recorded_at: at, received_at: at, reason: "unapproved" as const, detail: "", bytes: 120, source: "http" as const };
    }),
});

export const bench = queryBench<HealthSetAsideRow[]>({
  name: "health-set-aside",
  ask: async (world) => askListing(world, await healthSetAside(asideOf(world))),
  check: (rows) => equal(rows[0]?.new_installations, many),
});
