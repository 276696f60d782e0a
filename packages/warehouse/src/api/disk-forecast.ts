import type { HealthGrowthRecord } from "../queries/health-growth.ts";
import type { DiskState } from "./vitals.ts";

export interface DiskForecast {
  free_bytes: number;
  data_bytes: number;
  /** What a day adds, at the pace of the last 28 days. */
  bytes_per_day: number;
  /** Days until no pings are taken; null where nothing grows or the data level off before. */
  full_in_days: number | null;
  /** What is held once as much expires as comes in; null where the disk is full before, or nothing grows. */
  levels_off_bytes: number | null;
}

/**
 * How long the disk lasts: a ping takes what pings have taken so far on average, in journal and warehouse together, and as many
 * come as in the last 28 days. What is older than the retention goes, so that growth ends at what the retention holds.
 */
export const diskForecast = (disk: DiskState, growth: Pick<HealthGrowthRecord, "pings" | "pings_per_day">): DiskForecast => {
  const { free_bytes, data_bytes } = disk;
  const bytesPerDay = growth.pings === 0 ? 0 : (data_bytes / growth.pings) * growth.pings_per_day;
  const room = Math.max(0, free_bytes - disk.least_free_bytes);
  const plateau = Math.max(data_bytes, bytesPerDay * disk.retention_days);
  const fits = plateau <= data_bytes + room;
  const grows = bytesPerDay > 0;
  return {
    free_bytes,
    data_bytes,
    bytes_per_day: Math.round(bytesPerDay),
    full_in_days: grows && !fits ? Math.floor(room / bytesPerDay) : null,
    levels_off_bytes: grows && fits ? Math.round(plateau) : null,
  };
};
