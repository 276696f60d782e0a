/** One minute of the hub. */
export interface VitalsSample {
  /** End of the minute. */
  at: string;
  /** Seconds within which 99 of 100 pings were answered; null in a minute without one. */
  acknowledgement_p99: number | null;
  /** The longest that a ping waited for being queryable, in seconds. */
  lag_seconds: number;
  pings_per_second: number;
  /** What journal and warehouse hold, and what is free where they lie. */
  data_bytes: number;
  free_bytes: number;
}

/** One thing looked at: sound, worth knowing, or broken. */
export interface Lamp {
  check: "data" | "disk" | "lock" | "journal" | "control" | "warehouse";
  state: "ok" | "note" | "bad";
  detail: string;
}

export interface DiskState {
  free_bytes: number;
  /** Below this much free space no pings are taken. */
  least_free_bytes: number;
  data_bytes: number;
  retention_days: number;
}

/** What the hub knows of itself, from memory; it answers while the warehouse does not. */
export interface Vitals {
  /** Since when it measures: its start. */
  since: string;
  /** The last 24 hours minute by minute, oldest first; nothing from before the start. */
  samples(): readonly VitalsSample[];
  disk(): Promise<DiskState>;
  /** What `pinghouse doctor` would find beside a running hub, less what takes reading every record. */
  lamps(): Promise<Lamp[]>;
}
