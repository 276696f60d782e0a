import { findFrame, frameAt } from "./frame.ts";
import type { Frame, Marker } from "./frame.ts";

/** Bytes of a segment that hold no readable record. */
export interface Region {
  offset: number;
  bytes: number;
}

export interface Walk {
  damaged: Region[];
  /** Where the last whole frame ends; what follows, if anything, is a torn tail. */
  end: number;
}

/**
 * Visits every whole frame from `from` to the end of `bytes`; after damage it goes on at the next whole frame.
 * `visit` may answer false to stop before the next one.
 */
export const walkFrames = (bytes: Buffer, from: number, marker: Marker, visit: (frame: Frame, at: number, end: number) => boolean | void): Walk => {
  const damaged: Region[] = [];
  let at = from;
  while (at < bytes.length) {
    const found = frameAt(bytes, at, marker);
    if (found.state === "whole") {
      const more = visit(found.frame, at, found.end);
      at = found.end;
      if (more === false) break;
    } else {
      const next = findFrame(bytes, at + 1, marker);
      if (next === -1) break;
      damaged.push({ offset: at, bytes: next - at });
      at = next;
    }
  }
  return { damaged, end: at };
};
