import { z } from "zod";
import type { JournalPosition } from "@pinghouse/warehouse/store/landing-batch";
import { sizes } from "@pinghouse/shared/cohort/size";
import { leaderSources } from "@pinghouse/shared/score/leaders";
import { scoreFeatures } from "@pinghouse/shared/score/features";
import type { Content } from "./codec.ts";

/** Numbers of the record types as they stand in the journal: never reuse one. `void` is what stands where an erased record stood, as long as that and empty. */
export const recordTypes = { ping: 1, conflict: 2, post: 3, counts: 4, decision: 5, score: 6, binding: 7, erasure: 8, leaders: 9, void: 10 } as const;

export const sources = ["http", "upload", "import", "demo"] as const;

const id = z.int().positive();
const instant = z.int();

/** What a ping is known by and how it came. Instants are milliseconds; `sha256` is of the canonical body, hex. */
const arrival = z.object({
  id,
  received_at: instant,
  source: z.enum(sources),
  uuid: z.string(),
  hostname: z.string(),
  recorded_at: instant,
  version: z.string().nullable(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Bytes of the body as received, inflated. */
  bytes: z.int(),
  /** Hash of the Bearer secret that came with it, or null. */
  secret_hash: z.string().nullable(),
});

const quarantine = z.object({ reason: z.enum(["future", "unapproved", "unverified"]), detail: z.string() });

export const pingHeader = arrival.extend({ quarantine: quarantine.nullable() });
export type PingHeader = z.infer<typeof pingHeader>;

/** Another body under a known key; `id` is that of the ping that stays. */
export const conflictHeader = arrival;
export type ConflictHeader = z.infer<typeof conflictHeader>;

export const postHeader = z.object({
  /** Posts count by themselves, from 1. */
  id,
  received_at: instant,
  kind: z.enum(["metadata", "error"]),
  uuid: z.string(),
  hostname: z.string().nullable(),
  unique_instance_id: z.string().nullable(),
});
export type PostHeader = z.infer<typeof postHeader>;

/** One refused post, without content. `position` is the byte at which it went wrong. */
const refusal = z.object({ reason: z.string(), size: z.int(), sha256: z.string().nullable(), position: z.int().nullable() });
export type Refusal = z.infer<typeof refusal>;

/** What one second (its start, in milliseconds) brought that got no record of its own. `details` stops at 200 a second, `refused` never. */
export const countsHeader = z.object({
  second: instant,
  duplicates: z.int(),
  conflicts: z.int(),
  refused: z.array(z.object({ reason: z.string(), n: z.int() })),
  details: z.array(refusal),
});
export type CountsHeader = z.infer<typeof countsHeader>;

/** What became of set-aside pings; `ids` are the pings it concerns. */
export const decisionHeader = z.discriminatedUnion("decision", [
  z.object({ decision: z.literal("replay"), received_at: instant, ids: z.array(id) }),
  z.object({ decision: z.literal("approve"), received_at: instant, uuid: z.string(), ids: z.array(id) }),
  z.object({ decision: z.literal("set_aside"), received_at: instant, ids: z.array(id), reason: z.literal("unlandable"), detail: z.string() }),
]);
export type DecisionHeader = z.infer<typeof decisionHeader>;

/** How the hub knows whose pings an installation's are: by the secret of its first ping, a one-time link, the operator's word; or it does not. */
export const proofs = ["secret", "claim", "operator", "none"] as const;
export type Proof = (typeof proofs)[number];

/** Whom a binding is of: by name, or, where what it sent was erased, by what is derived from its name under the hub's key. */
const boundByName = z.object({ uuid: z.string(), hostname: z.string() });
const boundByDigest = z.object({ installation: z.string(), uuid_digest: z.number(), installation_digest: z.number() });

const boundState = z.object({
  received_at: instant,
  /** Hash of the secret that its pings must carry; null: they need none. */
  secret_hash: z.string().nullable(),
  proof: z.enum(proofs),
  /** Since when this holds: before received_at where retention took the record that said so first. */
  since: instant,
});

/** All that is known from then on of who sends for an installation: the newest such record of an installation holds, whatever stood before it. */
export const bindingHeader = z.union([boundState.extend(boundByName.shape), boundState.extend(boundByDigest.shape)]);
export type BindingHeader = z.infer<typeof bindingHeader>;

/** A record's place: where its frame starts, and how long it is. */
export const recordPlace = z.object({ segment: z.int(), offset: z.int(), bytes: z.int() });
export type RecordPlace = z.infer<typeof recordPlace>;

const erasureCounts = z.object({ pings: z.int(), conflicts: z.int(), posts: z.int(), scores: z.int(), others: z.int(), bytes: z.int() });
/** What was erased: pings (set aside or not), bodies kept aside as conflicts, posts, scores told, other records, and the bytes of all of them in the journal. */
export type ErasureCounts = z.infer<typeof erasureCounts>;

/** The first word of an erasure: from here on nothing of it is held, and its places are being overwritten. */
const erasureBegun = z.object({
  step: z.literal("begun"),
  received_at: instant,
  /** Opaque id. */
  installation: z.string(),
  /** What was recorded up to here is not taken again. */
  before: instant,
  /** Receipt of its oldest ping; null where there was none. */
  since: instant.nullable(),
  pings: z.array(id),
  posts: z.array(id),
  places: z.array(recordPlace),
  counts: erasureCounts,
});
export type ErasureBegun = z.infer<typeof erasureBegun>;

/** An installation's data erased at its wish or the operator's. `done` follows `begun` once its places are overwritten; `kept` carries on what is not taken again where retention took the record that said so. */
export const erasureHeader = z.discriminatedUnion("step", [
  erasureBegun,
  z.object({ step: z.literal("done"), received_at: instant, installation: z.string(), begun_at: instant }),
  z.object({ step: z.literal("kept"), received_at: instant, installation: z.string(), before: instant }),
]);
export type ErasureHeader = z.infer<typeof erasureHeader>;

const feature = z.enum(scoreFeatures);
const source = z.enum(leaderSources);

/** The score that an answer carried; it stands right behind the record of its ping, whose `id` it has. */
export const scoreHeader = z.object({
  id,
  received_at: instant,
  /** Id of the leaders it was measured against. */
  leaders: z.string(),
  /** The earlier ping, days to it, and active users of the scored one. */
  earlier: id,
  days: z.number(),
  users: z.number(),
  /** Totals of the scored ping and the earlier one; usage per 28 days and active user; as answered. */
  figures: z.array(
    z.object({ feature, total: z.number(), earlier_total: z.number(), instance: z.number(), leader: z.number(), source, percentage: z.number() }),
  ),
});
export type ScoreHeader = z.infer<typeof scoreHeader>;

/** The leaders of one month (`YYYY-MM`), held from then on. */
export const leadersHeader = z.object({
  received_at: instant,
  month: z.string(),
  cells: z.array(
    z.object({
      id: z.string(),
      family: z.string().nullable(),
      size: z.enum(sizes).nullable(),
      leaders: z.array(z.object({ feature, leader: z.number(), n: z.int(), source })),
    }),
  ),
});
export type LeadersHeader = z.infer<typeof leadersHeader>;

/** What a record says, and the content it carries. */
export type Draft =
  | (Content & { type: "ping"; header: PingHeader })
  | (Content & { type: "conflict"; header: ConflictHeader })
  | (Content & { type: "post"; header: PostHeader })
  | { type: "counts"; header: CountsHeader }
  | { type: "decision"; header: DecisionHeader }
  | { type: "binding"; header: BindingHeader }
  | { type: "erasure"; header: ErasureHeader }
  | { type: "score"; header: ScoreHeader }
  | { type: "leaders"; header: LeadersHeader };

/** A record as read, and where it stands. */
export type JournalRecord = Draft & { at: JournalPosition };

export type PingRecord = Extract<JournalRecord, { type: "ping" }>;
