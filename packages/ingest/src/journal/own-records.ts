import { fstatSync } from "node:fs";
import type { JournalPosition } from "@pinghouse/warehouse/store/landing-batch";
import { parseRecord } from "./parse-record.ts";
import type { ErasureCounts, JournalRecord, RecordPlace } from "./record.ts";
import { listSegments, markerOfSegment, readAt, segmentHeaderBytes, withSegment } from "./segment.ts";
import { walkFrames } from "./walk-frames.ts";

/** Whose records are looked for. Posts may name no hostname; then one of `unique_instance_ids` tells whose they are. */
export interface Whose {
  uuid: string;
  hostname: string;
  unique_instance_ids: readonly string[];
}

/** A record of an installation, and where it stands. */
export interface OwnRecord {
  type: "ping" | "conflict" | "post" | "score" | "binding" | "decision";
  /** Id of a ping or a post; of a conflict or score that of its ping. */
  id: number;
  place: RecordPlace;
  /** Of a ping: milliseconds; 0 of anything else. */
  recorded_at: number;
  received_at: number;
  /** It names the uuid and no hostname: it is this installation's unless another has the same uuid. */
  of_uuid: boolean;
}

type Found = Pick<OwnRecord, "type" | "id" | "recorded_at" | "received_at" | "of_uuid">;

/** How a record is one of `whose`; undefined for anybody else's. `pings` are the ids found so far, since a score names nothing else. */
const ownership = (record: JournalRecord, { uuid, hostname, unique_instance_ids }: Whose, pings: ReadonlySet<number>): Found | undefined => {
  const plain = { id: 0, recorded_at: 0, received_at: 0, of_uuid: false };
  if (record.type === "score") return pings.has(record.header.id) ? { ...plain, type: "score", id: record.header.id } : undefined;
  if (record.type === "decision") return record.header.decision === "approve" && record.header.uuid === uuid ? { ...plain, type: "decision", of_uuid: true } : undefined;
  if (record.type === "counts" || record.type === "leaders" || record.type === "erasure") return undefined;
  const { header } = record;
  if (!("uuid" in header) || header.uuid !== uuid) return undefined;
  if (record.type === "post") {
    const { id, hostname: said, unique_instance_id } = record.header;
    const named = said === hostname || (said === null && unique_instance_id !== null && unique_instance_ids.includes(unique_instance_id));
    return named || said === null ? { ...plain, type: "post", id, of_uuid: !named } : undefined;
  }
  if (header.hostname !== hostname) return undefined;
  if (record.type === "binding") return { ...plain, type: "binding" };
  const { id, recorded_at, received_at } = record.header;
  return { ...plain, type: record.type, id, recorded_at, received_at };
};

/** Goes through one segment between two offsets, at which frames start. */
const searchSegment = (dir: string, segment: number, from: number, to: number, visit: (record: JournalRecord, bytes: number) => void): void =>
  withSegment(dir, segment, (fd) => {
    const marker = markerOfSegment(fd);
    if (marker === undefined) return;
    const bytes = readAt(fd, from, Math.min(to, fstatSync(fd).size) - from);
    walkFrames(bytes, 0, marker, (frame, at, end) => {
      const record = parseRecord(frame, { segment, offset: from + at });
      if (record !== undefined) visit(record, end - at);
    });
  });

/** All records of an installation between two places of the journal, in order. What cannot be read is not found. Reads every byte: minutes for hundreds of gigabytes. */
export const ownRecords = (dir: string, whose: Whose, from: JournalPosition, to: JournalPosition): OwnRecord[] => {
  const found: OwnRecord[] = [];
  const pings = new Set<number>();
  for (const segment of listSegments(dir).filter((one) => one >= from.segment && one <= to.segment)) {
    const start = segment === from.segment ? Math.max(from.offset, segmentHeaderBytes) : segmentHeaderBytes;
    const end = segment === to.segment ? to.offset : Number.MAX_SAFE_INTEGER;
    searchSegment(dir, segment, start, end, (record, bytes) => {
      const own = ownership(record, whose, pings);
      if (own === undefined) return;
      if (own.type === "ping") pings.add(own.id);
      found.push({ ...own, place: { ...record.at, bytes } });
    });
  }
  return found;
};

/** What records make together. */
export const countRecords = (records: readonly OwnRecord[]): ErasureCounts => {
  const of = (type: OwnRecord["type"]): number => records.filter((record) => record.type === type).length;
  const [pings, conflicts, posts, scores] = [of("ping"), of("conflict"), of("post"), of("score")];
  return { pings, conflicts, posts, scores, others: records.length - pings - conflicts - posts - scores, bytes: records.reduce((sum, { place }) => sum + place.bytes, 0) };
};
