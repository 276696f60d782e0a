import { readFileSync } from "node:fs";

/** Milliseconds that the kernel counts as one tick. */
const tick = 10;

/** Processor time that another process has used, all its threads together, in milliseconds; not a number where there is no /proc. */
export const processorMs = (pid: number | undefined): number => {
  try {
    // The name of the program stands in brackets and may hold spaces.
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").replace(/^.*\) /s, "").split(" ");
    return (Number(fields[11]) + Number(fields[12])) * tick;
  } catch {
    return Number.NaN;
  }
};
