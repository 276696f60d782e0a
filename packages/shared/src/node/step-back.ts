import { readlinkSync } from "node:fs";
import { getPriority, setPriority } from "node:os";
import { basename } from "node:path";

/**
 * Lets the calling thread run after the others of its process where the processors do not suffice for all: what serves
 * people is not to wait for a parse. Linux counts priority by thread, and `/proc/thread-self` names the one that asks;
 * `niceness` is on top of the process's own. Elsewhere, and where the system says no, everything stays as it was. True where it stepped back.
 */
export const stepBack = (niceness: number): boolean => {
  if (process.platform !== "linux") return false;
  try {
    setPriority(Number(basename(readlinkSync("/proc/thread-self"))), Math.min(19, getPriority() + niceness));
    return true;
  } catch {
    return false;
  }
};
