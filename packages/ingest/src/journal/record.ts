import { z } from "zod";
import type { JournalPosition } from "@pinghouse/warehouse/store/landing-batch";
import type { Content } from "./codec.ts";

/** Numbers of the record types as they stand in the journal: never reuse one. The last three are reserved; nothing writes them yet. */
export const recordTypes = { ping: 1, conflict: 2, post: 3, counts: 4, decision: 5, score: 6, binding: 7, erasure: 8 } as const;

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

const quarantine = z.object({ reason: z.enum(["future", "unapproved"]), detail: z.string() });

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

/** What a record says, and the content it carries. */
export type Draft =
  | (Content & { type: "ping"; header: PingHeader })
  | (Content & { type: "conflict"; header: ConflictHeader })
  | (Content & { type: "post"; header: PostHeader })
  | { type: "counts"; header: CountsHeader }
  | { type: "decision"; header: DecisionHeader };

/** A record as read, and where it stands. */
export type JournalRecord = Draft & { at: JournalPosition };

export type PingRecord = Extract<JournalRecord, { type: "ping" }>;
