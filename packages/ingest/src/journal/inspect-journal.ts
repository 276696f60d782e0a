import { statSync } from "node:fs";
import { scanSegment } from "./scan-segment.ts";
import { listSegments, segmentPath, sidecarPath } from "./segment.ts";
import { readSidecar } from "./sidecar.ts";
import type { Region } from "./walk-frames.ts";

export interface SegmentReport {
  segment: number;
  path: string;
  bytes: number;
  /** Records by type; `unknown` counts those whose type, version or codec is not known here. */
  records: Record<string, number>;
  damaged: Region[];
  /** Bytes behind the last whole record: cut at the next start. Beside a running hub it may be a write under way. */
  torn: number;
  /** The newest segment needs no sidecar; a missing or stale one is made again at the next start. */
  sidecar: "whole" | "missing" | "stale" | "none needed";
  /** Pings that a sidecar written before the damage still counts. */
  lost: number;
  /** False where both copies of the header are beyond reading. */
  header: boolean;
  received: { first: number; last: number } | null;
}

const sidecarOf = (dir: string, segment: number, newest: boolean, marker: Uint8Array | undefined, bytes: number): SegmentReport["sidecar"] => {
  if (newest) return "none needed";
  if (statSync(sidecarPath(dir, segment), { throwIfNoEntry: false }) === undefined) return "missing";
  return marker !== undefined && readSidecar(dir, segment, marker, bytes) !== undefined ? "whole" : "stale";
};

const inspectSegment = (dir: string, segment: number, newest: boolean): SegmentReport => {
  const { header, contents, damaged, torn, records } = scanSegment(dir, segment);
  const bytes = contents.facts.bytes + torn;
  const sidecar = sidecarOf(dir, segment, newest, header?.marker, bytes);
  const counted = sidecar === "whole" && header !== undefined ? readSidecar(dir, segment, header.marker, bytes)?.pings.length : undefined;
  const lost = Math.max(0, (counted ?? 0) - contents.pings.length);
  return { segment, path: segmentPath(dir, segment), bytes, records, damaged, torn, sidecar, lost, header: header !== undefined, received: contents.facts.received };
};

/** Reads every segment of a journal and says what it holds and what is damaged. Changes nothing; runs beside a hub too. */
export function* inspectJournal(dir: string): Generator<SegmentReport> {
  const segments = listSegments(dir);
  for (const segment of segments) yield inspectSegment(dir, segment, segment === segments.at(-1));
}
