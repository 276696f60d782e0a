import { fstatSync } from "node:fs";
import type { JournalPosition } from "@pinghouse/warehouse/store/landing-batch";
import { frameAt, smallestFrame } from "./frame.ts";
import type { Marker } from "./frame.ts";
import { isVoid, parseRecord } from "./parse-record.ts";
import type { JournalRecord } from "./record.ts";
import { listSegments, markerOfSegment, readAt, segmentHeaderBytes, withSegment } from "./segment.ts";
import { walkFrames } from "./walk-frames.ts";

export interface Stretch {
  records: JournalRecord[];
  /** Where the next stretch starts. */
  position: JournalPosition;
  /** Damaged regions skipped. */
  damaged: number;
  /** Records skipped whose type or version is unknown here. */
  unknown: number;
}

export interface StretchLimits {
  /** Everything before it is durable: Journal.figures().end. Nothing at or behind it is read. */
  end: JournalPosition;
  /** Bytes of frames after which the stretch stops; one record always fits. */
  maxBytes: number;
  maxRecords: number;
}

/** A stretch of bytes that starts with a whole frame if there is one: widened for a large record, and to all there is after damage. */
const readWindow = (fd: number, from: number, to: number, maxBytes: number, marker: Marker): Buffer => {
  const window = readAt(fd, from, Math.min(to - from, Math.max(maxBytes, smallestFrame)));
  const first = frameAt(window, 0, marker);
  if (first.state === "whole") return window;
  const large = first.state === "short" && first.bytes <= to - from ? readAt(fd, from, first.bytes) : window;
  return frameAt(large, 0, marker).state === "whole" ? large : readAt(fd, from, to - from);
};

/** Records of an open segment between two offsets; where none is readable, the position is `to`. */
const readWithin = (fd: number, from: JournalPosition, to: number, limits: StretchLimits): Stretch => {
  const records: JournalRecord[] = [];
  const marker = markerOfSegment(fd);
  if (marker === undefined) return { records, position: { ...from, offset: to }, damaged: 1, unknown: 0 };
  let unknown = 0;
  const window = readWindow(fd, from.offset, to, limits.maxBytes, marker);
  const walk = walkFrames(window, 0, marker, (frame, at, end) => {
    if (isVoid(frame)) return end < limits.maxBytes;
    const record = parseRecord(frame, { segment: from.segment, offset: from.offset + at });
    if (record === undefined) unknown += 1;
    else records.push(record);
    return records.length + unknown < limits.maxRecords && end < limits.maxBytes;
  });
  if (walk.end === 0) return { records, position: { ...from, offset: to }, damaged: 1, unknown };
  return { records, position: { ...from, offset: from.offset + walk.end }, damaged: walk.damaged.length, unknown };
};

const isBefore = (a: JournalPosition, b: JournalPosition) => a.segment < b.segment || (a.segment === b.segment && a.offset < b.offset);

/**
 * The records from a position on: contiguous, of one segment, in order. At the end of a segment that has a successor the
 * position moves to it, so asking again always gets on; nothing new gives no records and the position unchanged.
 * A position in a segment that retention took goes on in the oldest there is. Safe in any thread, beside a writing journal.
 */
export const readStretch = (dir: string, from: JournalPosition, limits: StretchLimits): Stretch => {
  const { end } = limits;
  const segments = listSegments(dir);
  const segment = segments.find((candidate) => candidate >= from.segment);
  const start = { segment: segment ?? from.segment, offset: segment === from.segment ? Math.max(from.offset, segmentHeaderBytes) : segmentHeaderBytes };
  const still = { records: [], position: from, damaged: 0, unknown: 0 };
  if (segment === undefined || !isBefore(start, end)) return still;
  return withSegment(dir, segment, (fd) => {
    const to = segment === end.segment ? end.offset : fstatSync(fd).size;
    const stretch = start.offset < to ? readWithin(fd, start, to, limits) : { ...still, position: start };
    if (segment === end.segment || stretch.position.offset < to) return stretch;
    const next = segments.find((candidate) => candidate > segment) ?? end.segment;
    return { ...stretch, position: { segment: next, offset: segmentHeaderBytes } };
  });
};

/** The record at a position as Journal.locate answers it; undefined where it is damaged or gone. */
export const readRecordAt = (dir: string, at: JournalPosition): JournalRecord | undefined => {
  if (!listSegments(dir).includes(at.segment)) return undefined;
  return withSegment(dir, at.segment, (fd) => {
    const marker = markerOfSegment(fd);
    if (marker === undefined) return undefined;
    let window = readAt(fd, at.offset, 64 * 1024);
    let found = frameAt(window, 0, marker);
    if (found.state === "short") {
      window = readAt(fd, at.offset, found.bytes);
      found = frameAt(window, 0, marker);
    }
    return found.state === "whole" ? parseRecord(found.frame, at) : undefined;
  });
};
