import type { SentinelReason } from "@pinghouse/shared/metrics/sentinel";

/** What kind of JSON value a metric carries. A metric's own kind is the kind of its first ping by id. */
export const kinds = ["number", "boolean", "string", "unknown"] as const;
export type Kind = (typeof kinds)[number];

/**
 * How one key stands in one ping, as stored: 0 has a value; 1 present without one (`null`);
 * 3 a number beyond the range of a double; the others sentinels, by the reason for which the count failed.
 */
export const valueState = { value: 0, empty: 1, timeout: 2, overflow: 3, counter_error: 4, non_sql: 5, deprecated: 6 } as const satisfies Record<
  "value" | "empty" | "overflow" | SentinelReason,
  number
>;

/** One accepted ping, without its values. Instants are milliseconds since 1970 in UTC. */
export interface LandedPing {
  id: number;
  /** The journal segment that holds its record: rows expire with it. */
  segment: number;
  uuid: string;
  hostname: string;
  /** The opaque id of (uuid, hostname), derived from the journal's own key. */
  installation: string;
  unique_instance_id: string | null;
  recorded_at: number;
  received_at: number;
  source: "http" | "upload" | "import" | "demo";
  bytes: number;
  /** As sent; null when the payload has none. */
  version: string | null;
  edition: string | null;
  installation_type: string | null;
  license_plan: string | null;
  /** `active_user_count`; null when absent, failed or not a number. */
  active_user_count: number | null;
  /** The installation's own creation instant, where the payload has one (`installation_creation_date`). */
  created_at: number | null;
}

/** A metadata or error post, kept whole (redacted) as text. */
export interface LandedPost {
  id: number;
  kind: "metadata" | "error";
  uuid: string;
  hostname: string | null;
  unique_instance_id: string | null;
  received_at: number;
  body: string;
}

/** Counts of posts that got no row of their own, per UTC hour. `hour` is its start in milliseconds. */
export interface LandedCount {
  hour: number;
  outcome: "duplicate" | "conflict" | "refused";
  /** Code of the refusal; empty otherwise. */
  reason: string;
  n: number;
}

/** What is known from this place of the journal on of who sends for an installation; the last in the journal's order holds. */
export interface LandedBinding {
  /** Opaque id. Its first ping may land later, or never. */
  installation: string;
  /** How it is known; `none`: it is not. */
  proof: "secret" | "claim" | "operator" | "none";
  /** Whether its pings must carry a secret. */
  secret: boolean;
  /** Milliseconds. */
  since: number;
  /** Where its record stands in the batch's segment. */
  offset: number;
}

/** The score that the answer to a ping carried (ingest/journal/record.ts). */
export interface LandedScore {
  ping: number;
  leaders: string;
  /** The earlier ping, days to it, and active users of the scored one. */
  earlier: number;
  days: number;
  users: number;
  figures: readonly { feature: string; total: number; earlier_total: number; instance: number; leader: number; source: string; percentage: number }[];
}

/** The leaders held for one month (`YYYY-MM`). */
export interface LandedLeaders {
  month: string;
  received_at: number;
  cells: readonly { id: string; family: string | null; size: string | null; leaders: readonly { feature: string; leader: number; n: number; source: string }[] }[];
}

/** What the journal holds no more: ids of pings and posts, all of them received before. */
export interface LandedErasure {
  pings: readonly number[];
  posts: readonly number[];
}

/**
 * A contiguous stretch of the journal, flattened. Values of all pings lie end to end, `lengths[i]` of them for `pings[i]`.
 * Metric numbers are the flattener's own: `keys[k]` names the metric that `metrics` calls `firstKey + k`.
 * All of it is a set of facts: landing batches in another order, or a ping twice, gives the same warehouse.
 */
export interface LandingBatch {
  /** The journal segment the stretch lies in; a batch never spans two. */
  segment: number;
  flattener: number;
  firstKey: number;
  keys: string[];
  pings: LandedPing[];
  lengths: Uint32Array;
  metrics: Uint32Array;
  /** NaN where a key is there without a number, as under a string: stored as NULL. */
  values: Float64Array;
  states: Uint8Array;
  /** Strings, and the exact digits of integers beyond 2^53 - 1. `ping` is an index into `pings`. */
  texts: { ping: number; metric: number; text: string }[];
  /**
   * First sight of a kind by this flattener **in this segment**, and again where a smaller ping id shows it.
   * By segment, because kinds expire with the segments they were seen in. `ping` is the ping's id.
   */
  kinds: { metric: number; kind: Kind; ping: number }[];
  posts: LandedPost[];
  counts: LandedCount[];
  bindings: LandedBinding[];
  scores: LandedScore[];
  leaders: LandedLeaders[];
  erasures: LandedErasure[];
  /** Where the next batch starts: everything before it is in this batch or an earlier one. */
  position: JournalPosition;
}

export interface JournalPosition {
  segment: number;
  offset: number;
}
