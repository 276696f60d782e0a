import { statfsSync, statSync } from "node:fs";
import { leastFree } from "@pinghouse/ingest/receive/disk-watch";
import type { Lamp } from "@pinghouse/warehouse/api/vitals";

/** One thing looked at. `bad` makes the doctor fail. */
export const finding = (check: Lamp["check"], state: Lamp["state"], detail: string): Lamp => ({ check, state, detail });

/** Bytes in words. */
export const sizeWords = (bytes: number): string => (bytes < 1e6 ? `${Math.round(bytes / 1e3)} kB` : bytes < 1e9 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e9).toFixed(1)} GB`);

/** How much is free where the data lie. */
export const diskFinding = (root: string): Lamp => {
  const { bavail, bsize } = statfsSync(root);
  const free = bavail * bsize;
  return finding("disk", free < leastFree ? "bad" : "ok", `${sizeWords(free)} free${free < leastFree ? `; below ${sizeWords(leastFree)} no pings are taken` : ""}`);
};

/** Whether others than its owner can enter the data directory. */
export const directoryFinding = (root: string): Lamp => {
  const { mode } = statSync(root);
  const open = (mode & 0o077) !== 0;
  return finding("data", open ? "note" : "ok", `${root}${open ? " can be entered by others than its owner" : ""}`);
};

/** How the pings stand, in words. */
export const balanceWords = ({ accepted, landed, quarantined }: { accepted: number; landed: number; quarantined: number }): string => {
  const waiting = accepted - landed - quarantined;
  return `${landed} of ${accepted} accepted pings landed, ${quarantined} set aside${waiting > 0 ? `, ${waiting} on their way` : ""}`;
};
