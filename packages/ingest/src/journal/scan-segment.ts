import { fstatSync } from "node:fs";
import { smallestFrame } from "./frame.ts";
import { markerOf } from "./frame.ts";
import { isVoid, parseRecord } from "./parse-record.ts";
import { addRecord, emptyContents } from "./segment-facts.ts";
import type { SegmentContents } from "./segment-facts.ts";
import { decodeSegmentHeader, readAt, segmentHeaderBytes, withSegment } from "./segment.ts";
import type { SegmentHeader } from "./segment.ts";
import { walkFrames } from "./walk-frames.ts";
import type { Region } from "./walk-frames.ts";

export interface SegmentScan {
  /** Undefined where both copies are beyond reading: then all of the segment is. */
  header: SegmentHeader | undefined;
  contents: SegmentContents;
  damaged: Region[];
  /** Bytes behind the last whole record. */
  torn: number;
  /** Records by type; `void` counts places of erased ones, `unknown` those whose type, version or codec is not known here. */
  records: Record<string, number>;
}

/** Reads a segment whole. `hubKey` stands in where the header is beyond reading. */
export const scanSegment = (dir: string, segment: number): SegmentScan =>
  withSegment(dir, segment, (fd) => {
    const bytes = readAt(fd, 0, fstatSync(fd).size);
    const header = decodeSegmentHeader(bytes);
    const contents = emptyContents(bytes.length);
    if (header === undefined) {
      contents.facts.damaged = 1;
      return { header, contents, damaged: [{ offset: 0, bytes: bytes.length }], torn: 0, records: {} };
    }
    const records: Record<string, number> = {};
    const walk = walkFrames(bytes, segmentHeaderBytes, markerOf(header.marker), (frame, offset) => {
      const record = parseRecord(frame, { segment, offset });
      const type = record?.type ?? (isVoid(frame) ? "void" : "unknown");
      records[type] = (records[type] ?? 0) + 1;
      if (record !== undefined) addRecord(contents, header.hubKey, record, offset);
    });
    contents.facts.bytes = walk.end;
    contents.facts.damaged = walk.damaged.length;
    return { header, contents, damaged: walk.damaged, torn: bytes.length - walk.end, records };
  });

/** How many records a stretch of bytes may have held at most. */
export const mostRecordsIn = (bytes: number): number => Math.ceil(bytes / smallestFrame);
