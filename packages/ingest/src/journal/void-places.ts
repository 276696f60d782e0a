import { closeSync, fdatasyncSync, openSync, rmSync, statSync, writeSync } from "node:fs";
import { encodeFrame } from "./frame.ts";
import type { Marker } from "./frame.ts";
import { voidFrame } from "./parse-record.ts";
import type { RecordPlace } from "./record.ts";
import { scanSegment } from "./scan-segment.ts";
import { markerOfSegment, segmentPath, sidecarPath } from "./segment.ts";
import { writeSidecar } from "./sidecar.ts";

const writeWhole = (fd: number, bytes: Uint8Array, at: number): void => {
  let written = 0;
  while (written < bytes.byteLength) written += writeSync(fd, bytes, written, bytes.byteLength - written, at + written);
};

/** A frame takes its place to the byte, so that whatever stands behind keeps its own. */
const writeVoid = (fd: number, marker: Marker, { offset, bytes }: RecordPlace): void => writeWhole(fd, Buffer.concat(encodeFrame(marker, voidFrame(bytes))), offset);

/** A sidecar knows digests and bindings of what is gone: it is made again. Where that fails, the next start does it. */
const remakeSidecar = (dir: string, segment: number): void => {
  rmSync(sidecarPath(dir, segment), { force: true });
  const { header, contents } = scanSegment(dir, segment);
  if (header === undefined) return;
  contents.facts.bytes = statSync(segmentPath(dir, segment)).size;
  writeSidecar(dir, segment, header.marker, contents);
};

const voidInSegment = (dir: string, segment: number, places: readonly RecordPlace[]): void => {
  const fd = openSync(segmentPath(dir, segment), "r+");
  try {
    const marker = markerOfSegment(fd);
    if (marker === undefined) return;
    for (const place of places) writeVoid(fd, marker, place);
    fdatasyncSync(fd);
  } finally {
    closeSync(fd);
  }
  remakeSidecar(dir, segment);
};

const isGone = (error: unknown): boolean => error instanceof Error && "code" in error && error.code === "ENOENT";

/**
 * Overwrites records of sealed segments by void ones and syncs, segment by segment; doing it again does no harm, so it is
 * simply done again where it was cut short. A segment that retention took meanwhile is passed over.
 */
export const voidPlaces = (dir: string, places: readonly RecordPlace[]): void => {
  for (const segment of new Set(places.map((place) => place.segment))) {
    try {
      voidInSegment(dir, segment, places.filter((place) => place.segment === segment));
    } catch (error) {
      if (!isGone(error)) throw error;
    }
  }
};
