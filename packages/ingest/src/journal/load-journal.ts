import { randomBytes } from "node:crypto";
import { mkdirSync, statSync, unlinkSync } from "node:fs";
import { markerBytes } from "./frame.ts";
import { JournalIndex } from "./journal-index.ts";
import { mostRecordsIn, scanSegment } from "./scan-segment.ts";
import { syncDirectory } from "./segment-file.ts";
import type { OpenSegmentFile, SegmentFile } from "./segment-file.ts";
import { emptyContents } from "./segment-facts.ts";
import type { SegmentContents } from "./segment-facts.ts";
import { decodeSegmentHeader, encodeSegmentHeader, hubKeyBytes, listSegments, readAt, segmentHeaderBytes, segmentPath, sidecarPath, withSegment } from "./segment.ts";
import type { SegmentHeader } from "./segment.ts";
import { pingsInSidecars, readSidecar, writeSidecar } from "./sidecar.ts";

/** The segment that grows. */
export interface OpenSegment {
  segment: number;
  header: SegmentHeader;
  contents: SegmentContents;
  file: SegmentFile;
}

export interface LoadedJournal {
  index: JournalIndex;
  open: OpenSegment;
  /** What the next records get: never given before, whatever was lost. */
  nextId: number;
  nextPostId: number;
  receivedAt: number;
  /** Bytes of a torn tail cut now. */
  torn: number;
}

/** Creates a segment that is durable before anything is written into it. Leaves nothing behind where that fails. */
export const createSegment = (dir: string, segment: number, header: SegmentHeader, openFile: OpenSegmentFile): OpenSegment => {
  const file = openFile(segmentPath(dir, segment), true);
  try {
    file.write([encodeSegmentHeader(header)], 0);
    file.sync();
    syncDirectory(dir);
  } catch (error) {
    file.close();
    unlinkSync(segmentPath(dir, segment));
    throw error;
  }
  return { segment, header, contents: emptyContents(segmentHeaderBytes), file };
};

const headerOf = (dir: string, segment: number) => withSegment(dir, segment, (fd) => decodeSegmentHeader(readAt(fd, 0, segmentHeaderBytes)));

/** Contents of a sealed segment: from its sidecar where that is whole, else read anew, and the sidecar written again. */
const sealedContents = (dir: string, segment: number, header: SegmentHeader | undefined): SegmentContents => {
  const bytes = statSync(segmentPath(dir, segment)).size;
  const kept = header && readSidecar(dir, segment, header.marker, bytes);
  if (kept !== undefined) return kept;
  const { contents } = scanSegment(dir, segment);
  contents.facts.bytes = bytes;
  if (header !== undefined) trySidecar(dir, segment, header, contents);
  return contents;
};

/** A sidecar is a convenience: where it cannot be written, the next start reads the segment instead. */
export const trySidecar = (dir: string, segment: number, header: SegmentHeader, contents: SegmentContents): void => {
  try {
    writeSidecar(dir, segment, header.marker, contents);
  } catch {
    // A full disk; a half sidecar fails its checksum.
  }
};

/** The segments there are, less a newest one whose creation was cut short: nothing was ever written into that. */
const segmentsToLoad = (dir: string): number[] => {
  const segments = listSegments(dir);
  const newest = segments.at(-1);
  if (newest === undefined || statSync(segmentPath(dir, newest)).size > segmentHeaderBytes || headerOf(dir, newest) !== undefined) return segments;
  unlinkSync(segmentPath(dir, newest));
  syncDirectory(dir);
  return segments.slice(0, -1);
};

/** Opens the newest segment to go on in it, or seals it and starts another where its tail was torn or its header is lost. */
const openNewest = (dir: string, newest: number, loaded: LoadedParts, openFile: OpenSegmentFile): OpenSegment => {
  const scan = scanSegment(dir, newest);
  loaded.index.load(newest, scan.contents);
  loaded.torn = scan.torn;
  loaded.nextId = Math.max(loaded.nextId, scan.header?.nextId ?? 1);
  loaded.nextPostId = Math.max(loaded.nextPostId, scan.header?.nextPostId ?? 1);
  loaded.receivedAt = Math.max(loaded.receivedAt, scan.header?.receivedAt ?? 0);
  raise(loaded);
  const file = openFile(segmentPath(dir, newest), false);
  // Whole records that a killed process never synced are held from here on, so they are made durable first.
  file.sync();
  if (scan.header !== undefined && scan.torn === 0) return { segment: newest, header: scan.header, contents: scan.contents, file };
  // What was torn may have been acknowledged by a disk that lied: its ids stay unused, and no position points into what comes.
  const lost = mostRecordsIn(scan.header === undefined ? scan.contents.facts.bytes : scan.torn);
  loaded.nextId += lost;
  loaded.nextPostId += lost;
  if (scan.header !== undefined) file.truncate(scan.contents.facts.bytes);
  file.sync();
  file.close();
  if (scan.header !== undefined) trySidecar(dir, newest, scan.header, scan.contents);
  const header = { marker: randomBytes(markerBytes), hubKey: loaded.index.hubKey, nextId: loaded.nextId, nextPostId: loaded.nextPostId, receivedAt: loaded.receivedAt };
  const open = createSegment(dir, newest + 1, header, openFile);
  loaded.index.load(open.segment, open.contents);
  return open;
};

type LoadedParts = Omit<LoadedJournal, "open">;

/** Lifts the counters above all that the index holds. */
const raise = (loaded: LoadedParts): void => {
  for (const { facts } of loaded.index.segments) {
    loaded.nextId = Math.max(loaded.nextId, facts.lastId + 1);
    loaded.nextPostId = Math.max(loaded.nextPostId, facts.lastPostId + 1);
    loaded.receivedAt = Math.max(loaded.receivedAt, facts.received?.last ?? 0);
  }
};

const parts = (hubKey: Uint8Array): LoadedParts => ({ index: new JournalIndex(hubKey), nextId: 1, nextPostId: 1, receivedAt: 0, torn: 0 });

/** Brings a journal into memory, making it where there is none: sealed segments by their sidecars, the newest one read whole. */
export const loadJournal = (dir: string, openFile: OpenSegmentFile): LoadedJournal => {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const segments = segmentsToLoad(dir);
  const newest = segments.at(-1);
  if (newest === undefined) {
    const loaded = parts(randomBytes(hubKeyBytes));
    const open = createSegment(dir, 1, { marker: randomBytes(markerBytes), hubKey: loaded.index.hubKey, nextId: 1, nextPostId: 1, receivedAt: 0 }, openFile);
    loaded.index.load(1, open.contents);
    return { ...loaded, open };
  }
  const headers = segments.map((segment) => headerOf(dir, segment));
  const hubKey = headers.find((header) => header !== undefined)?.hubKey;
  if (hubKey === undefined) throw new Error(`No segment in ${dir} has a readable header: restore the journal from a backup.`);
  const loaded = parts(hubKey);
  loaded.index.reserve(pingsInSidecars(dir, segments));
  segments.slice(0, -1).forEach((segment, at) => loaded.index.load(segment, sealedContents(dir, segment, headers[at])));
  const open = openNewest(dir, newest, loaded, openFile);
  return { ...loaded, open };
};

/** Deletes a segment and its sidecar. */
export const deleteSegment = (dir: string, segment: number): void => {
  unlinkSync(segmentPath(dir, segment));
  try {
    unlinkSync(sidecarPath(dir, segment));
  } catch {
    // It never had one.
  }
};
