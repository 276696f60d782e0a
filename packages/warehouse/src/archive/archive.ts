/** What the API needs of the journal; ingest implements it, the hub hands it over. */
export interface Archive {
  /** Distinct pings given an id, bytes on disk, set aside now. Answered from memory. */
  figures(): Promise<{ accepted: number; journal_bytes: number; quarantined: number }>;
  /**
   * Distinct pings given an id whose receipt is at or after `since` (milliseconds), the newest id there is (0 for none), and
   * whether everything up to it has been landed or set aside. Counted in the journal itself.
   */
  accepted(since: number): Promise<{ pings: number; newest: number; settled: boolean }>;
  /** The stored (redacted) payload text of a ping, or undefined when there is none. */
  payload(pingId: number): Promise<string | undefined>;
  /** Pings set aside now, oldest first. */
  quarantined(): Promise<SetAside[]>;
  /** Puts set-aside pings back on their way; answers how many. Durable before it resolves. */
  replay(pingIds: number[]): Promise<number>;
  /** Approves a uuid (mode `approve`), and replays what was set aside for want of it. */
  approve(uuid: string): Promise<number>;
}

export interface SetAside {
  ping_id: number;
  uuid: string;
  hostname: string;
  version: string | null;
  recorded_at: string;
  received_at: string;
  reason: "future" | "unapproved" | "unverified" | "unlandable";
  detail: string;
}
