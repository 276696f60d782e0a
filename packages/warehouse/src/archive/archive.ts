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
  /** Pings of one installation set aside now, oldest first. */
  asideOf(identity: { uuid: string; hostname: string }): Promise<SetAside[]>;
  /** Puts set-aside pings back on their way; answers how many. Durable before it resolves. */
  replay(pingIds: number[]): Promise<number>;
  /** Approves a uuid (mode `approve`), and replays what was set aside for want of it. */
  approve(uuid: string): Promise<number>;
  /** Changes what is known of who sends for an installation; answers whether it changed anything. Durable before it resolves. */
  bind(identity: { uuid: string; hostname: string }, act: BindingAct): Promise<boolean>;
  /**
   * Erases all that an installation ever sent, here and in the warehouse: when it resolves, no question finds anything of it.
   * What it recorded until now is refused from then on.
   */
  erase(subject: ErasureSubject): Promise<Erased>;
  /** What an installation (opaque id) recorded up to this instant (milliseconds) is erased and not taken again; 0 where nothing was erased. */
  erasedBefore(installation: string): Promise<number>;
  /** From memory, by opaque id. */
  binding(installation: string): InstallationBinding | undefined;
  /** From memory: the installations (opaque ids) that this secret (its SHA-256, hex) stands for; none where strangers share it. */
  heldBy(secretHash: string): readonly string[];
}

/** Whose records are to go. Posts may name no hostname; then one of `unique_instance_ids` tells whose they are. */
export interface ErasureSubject {
  uuid: string;
  hostname: string;
  unique_instance_ids: readonly string[];
}

/** What an erasure took away. */
export interface Erased {
  /** Opaque id. */
  installation: string;
  /** What was recorded up to here is not taken again, milliseconds. */
  before: number;
  /** Receipt of its oldest ping, milliseconds; null where there was none. */
  since: number | null;
  pings: number;
  conflicts: number;
  posts: number;
  scores: number;
  others: number;
  /** Of the journal, overwritten. */
  bytes: number;
}

/** What an operator or a claim says of who sends for an installation. */
export type BindingAct = { kind: "verify"; proof: "claim" | "operator"; secret_hash: string | null } | { kind: "reset" };

/** What is known of who sends for an installation. */
export interface InstallationBinding {
  /** How it is known; `none`: it is not. */
  proof: "secret" | "claim" | "operator" | "none";
  /** Whether its pings must carry a secret. */
  secret: boolean;
  /** Milliseconds. */
  since: number;
}

export interface SetAside {
  ping_id: number;
  uuid: string;
  hostname: string;
  version: string | null;
  recorded_at: string;
  received_at: string;
  /** Opaque id of the installation, which the warehouse may not know yet. */
  installation: string;
  reason: "future" | "unapproved" | "unverified" | "unlandable";
  detail: string;
  /** Size of the body as received, inflated. */
  bytes: number;
  source: "http" | "upload" | "import" | "demo";
}
