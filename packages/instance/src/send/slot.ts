import { createHash } from "node:crypto";

/** A weekly moment in UTC. */
export interface WeeklySlot {
  /** 0 is Sunday, as in cron. */
  weekday: number;
  hour: number;
  minute: number;
}

const minuteMs = 60_000;
const dayMs = 86_400_000;
export const weekMs = 7 * dayMs;

/** Midnight of a Sunday: 4 January 1970. */
const firstSunday = 3 * dayMs;

const remainder = (text: string, divisor: number): number => Number(BigInt(`0x${createHash("sha256").update(text).digest("hex")}`) % BigInt(divisor));

/** The slot of an installation, fixed for life by its uuid. GitLab's own rule (config/settings.rb), so that both send at the same time. */
export const slotOf = (uuid: string): WeeklySlot => ({ weekday: remainder(uuid, 7), hour: remainder(`${uuid}hour`, 24), minute: remainder(`${uuid}minute`, 60) });

/** The last moment of a slot that is not after `now`, in milliseconds since 1970. */
export const latestSlot = ({ weekday, hour, minute }: WeeklySlot, now: number): number => {
  const offset = firstSunday + weekday * dayMs + (hour * 60 + minute) * minuteMs;
  return offset + Math.floor((now - offset) / weekMs) * weekMs;
};
