import { isoInstant } from "@pinghouse/shared/time/instant";
import { lastSlots, type SlotState } from "../state/slots.ts";
import type { Sending } from "./sending.ts";
import { latestSlot, slotOf, weekMs, type WeeklySlot } from "./slot.ts";

/** When pings are sent. Instants are ISO 8601. */
export interface ScheduleView {
  /** In UTC, fixed for life. */
  slot: WeeklySlot;
  /** When the next is sent by itself, give or take a minute; null while pings are switched off or no hub is set. */
  next_at: string | null;
  /** A ping that failed and is tried again. */
  waiting: { ping_id: number | null; tries: number; next_try_at: string } | null;
  /** The last slots, newest first. */
  past: { at: string; state: SlotState; tries: number; ping_id: number | null }[];
}

/** When pings were and will be sent. */
export const scheduleView = async ({ state, consent, hubUrl }: Sending): Promise<ScheduleView> => {
  const slot = slotOf(state.identity.uuid);
  const rows = await lastSlots(state, 12);
  const open = rows.find(({ nextTryAt }) => nextTryAt !== null);
  const isOn = consent.maySend() && hubUrl !== null;
  return {
    slot,
    next_at: isOn ? isoInstant(latestSlot(slot, state.now()) + weekMs) : null,
    waiting: open === undefined || open.nextTryAt === null ? null : { ping_id: open.pingId, tries: open.tries, next_try_at: isoInstant(open.nextTryAt) },
    past: rows.map(({ at, state: kind, tries, pingId }) => ({ at: isoInstant(at), state: kind, tries, ping_id: pingId })),
  };
};
