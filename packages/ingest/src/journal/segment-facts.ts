import { z } from "zod";
import { installationDigest, pingKey, uuidDigest } from "./identity-digest.ts";
import { createColumns, pushEntry, standings } from "./ping-table.ts";
import type { PingColumns, Standing } from "./ping-table.ts";
import { bindingHeader, decisionHeader, erasureHeader } from "./record.ts";
import type { Draft, PingHeader } from "./record.ts";

/** What the index needs of one segment besides its pings: small, and derived from that segment alone. */
export const segmentFacts = z.object({
  /** Length of the segment in bytes. */
  bytes: z.int(),
  lastId: z.int(),
  lastPostId: z.int(),
  /** First and newest receipt, milliseconds; null while it holds no record. */
  received: z.object({ first: z.number(), last: z.number() }).nullable(),
  /** Bodies kept aside: the id they contradict and the first 128 bits of their hash, hex. */
  conflicts: z.array(z.object({ id: z.int(), body: z.string() })),
  /** Decisions in order; they may concern pings of earlier segments. */
  decisions: z.array(decisionHeader),
  /** Bindings in order; only the newest of an installation holds. */
  bindings: z.array(bindingHeader),
  /** Erasures in order; they concern what stands in earlier segments. */
  erasures: z.array(erasureHeader).default([]),
  damaged: z.int(),
});
export type SegmentFacts = z.infer<typeof segmentFacts>;

/** A segment as the index loads it. */
export interface SegmentContents {
  facts: SegmentFacts;
  pings: PingColumns;
}

export const emptyContents = (bytes: number): SegmentContents => ({
  facts: { bytes, lastId: 0, lastPostId: 0, received: null, conflicts: [], decisions: [], bindings: [], erasures: [], damaged: 0 },
  pings: createColumns(0),
});

export const conflictBody = (sha256: string): string => sha256.slice(0, 32);

const writtenStanding = ({ quarantine }: PingHeader): Standing => (quarantine === null ? standings.ready : standings[quarantine.reason]);

/** Takes one record into a segment's contents; records come in order. */
export const addRecord = (contents: SegmentContents, hubKey: Uint8Array, record: Draft, offset: number): void => {
  const { facts } = contents;
  const receipt = record.type === "counts" ? record.header.second : record.header.received_at;
  facts.received = { first: facts.received?.first ?? receipt, last: Math.max(facts.received?.last ?? receipt, receipt) };
  if (record.type === "ping") {
    const { id, uuid, hostname, recorded_at, sha256 } = record.header;
    facts.lastId = id;
    contents.pings = pushEntry(contents.pings, {
      id,
      key: pingKey(uuid, hostname, recorded_at),
      body: Buffer.from(sha256, "hex"),
      uuid: uuidDigest(hubKey, uuid),
      installation: installationDigest(hubKey, uuid, hostname),
      offset,
      standing: writtenStanding(record.header),
    });
  } else if (record.type === "conflict") facts.conflicts.push({ id: record.header.id, body: conflictBody(record.header.sha256) });
  else if (record.type === "post") facts.lastPostId = record.header.id;
  else if (record.type === "decision") facts.decisions.push(record.header);
  else if (record.type === "binding") facts.bindings.push(record.header);
  else if (record.type === "erasure") facts.erasures.push(record.header);
};
