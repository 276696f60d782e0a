import { readFileSync, writeFileSync } from "node:fs";

/** Forgets the peak so far, where the system can; elsewhere the peak is that of the process's life. */
export const forgetPeak = (): void => {
  try {
    writeFileSync("/proc/self/clear_refs", "5");
  } catch {
    // Not Linux, or not allowed.
  }
};

/** The most memory that the whole process has held at once, in bytes. */
export const peakBytes = (): number => {
  try {
    const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync("/proc/self/status", "utf8"))?.[1];
    if (kilobytes !== undefined) return Number(kilobytes) * 1024;
  } catch {
    // Not Linux.
  }
  return process.resourceUsage().maxRSS * 1024;
};
