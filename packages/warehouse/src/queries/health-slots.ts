import { z } from "zod";
import { listSql, plain, sql } from "../store/sql.ts";
import type { Listing } from "./listing.ts";
import { isoText } from "./parts/engine.ts";
import { slots } from "./parts/slots.ts";

export const slotStates = ["in", "due", "late", "learning", "irregular", "silent"] as const;

export const healthSlotsInput = z.object({ state: z.array(z.enum(slotStates)).max(slotStates.length).optional() });
export type HealthSlotsInput = z.infer<typeof healthSlotsInput>;

export interface HealthSlotsRow {
  id: string;
  hostname: string;
  version: string | null;
  state: (typeof slotStates)[number];
  /** Minutes from Monday 00:00 UTC to its weekly turn; null where none is known. */
  slot: number | null;
  /** Its newest turn up to as-of. */
  due_at: string | null;
  last_ping_at: string;
  /** Pings the turn was learned from, at most eight. */
  learned_from: number;
}

/** Every installation with its learned weekly turn and whether its ping is in. */
export const healthSlots = ({ state }: HealthSlotsInput): Listing => ({
  name: "health_slots",
  query: sql`
    WITH ${slots}
    SELECT installation.id, installation.hostname, ping.version, slot.state, (slot.slot // 60000)::INTEGER AS slot,
      ${isoText("slot.due_at")} AS due_at, ${isoText("slot.last_at")} AS last_ping_at, slot.pings::INTEGER AS learned_from
    FROM slot JOIN installation USING (installation) JOIN latest USING (installation) JOIN ping ON ping.ping = latest.ping
    WHERE ${state === undefined || state.length === 0 ? plain("true") : sql`slot.state IN ${listSql(state)}`}`,
  order: ["id"],
});
