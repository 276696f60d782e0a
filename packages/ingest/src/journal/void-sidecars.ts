import { rmSync } from "node:fs";
import { listSegments, sidecarPath } from "./segment.ts";

/**
 * Takes the sidecars away, so that the next start reads every segment itself: a sidecar written before a record was damaged
 * still counts its ping, which then seems to wait for ever. The journal must not be open.
 */
export const voidSidecars = (dir: string): void => {
  for (const segment of listSegments(dir)) rmSync(sidecarPath(dir, segment), { force: true });
};
