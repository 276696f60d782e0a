import type { JournalPosition } from "@pinghouse/warehouse/store/landing-batch";
import { frameAt } from "./frame.ts";
import type { Marker } from "./frame.ts";
import { parseRecord } from "./parse-record.ts";
import type { JournalRecord, ScoreHeader } from "./record.ts";
import { listSegments, markerOfSegment, readAt, withSegment } from "./segment.ts";

const usualBytes = 64 * 1024;

/** The record at an offset, and where the next one stands. */
const recordAt = (fd: number, marker: Marker, segment: number, offset: number): { record: JournalRecord | undefined; end: number } | undefined => {
  const window = readAt(fd, offset, usualBytes);
  const first = frameAt(window, 0, marker);
  const found = first.state === "short" ? frameAt(readAt(fd, offset, first.bytes), 0, marker) : first;
  return found.state === "whole" ? { record: parseRecord(found.frame, { segment, offset }), end: offset + found.end } : undefined;
};

/**
 * The score that was answered to the ping whose record stands at `at`, and the hash of the secret that came with it: the record right
 * behind. Undefined where it got none, or what was written is damaged.
 */
export const readScoreOf = (dir: string, at: JournalPosition, id: number): { score: ScoreHeader; secret: string | null } | undefined => {
  if (!listSegments(dir).includes(at.segment)) return undefined;
  return withSegment(dir, at.segment, (fd) => {
    const marker = markerOfSegment(fd);
    const ping = marker && recordAt(fd, marker, at.segment, at.offset);
    if (marker === undefined || ping?.record?.type !== "ping") return undefined;
    const next = recordAt(fd, marker, at.segment, ping.end)?.record;
    return next?.type === "score" && next.header.id === id ? { score: next.header, secret: ping.record.header.secret_hash } : undefined;
  });
};
