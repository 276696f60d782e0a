import { statfs } from "node:fs/promises";

/** Bytes that must stay free, so that what was acknowledged can still be landed. */
export const leastFree = 256 * 1024 * 1024;

export interface DiskWatch {
  nearlyFull(): boolean;
  /** Free bytes at the last look; undefined where they could not be asked. */
  free(): number | undefined;
  stop(): void;
}

/** Free bytes, to an unprivileged writer, where `path` lies. */
export const freeBytes = async (path: string): Promise<number> => {
  const { bavail, bsize } = await statfs(path);
  return bavail * bsize;
};

/** Looks every second how much is free; what cannot be asked counts as enough. Keeps no process alive. */
export const watchDisk = async (free: () => Promise<number>, everyMs = 1_000): Promise<DiskWatch> => {
  let left: number | undefined;
  const look = async (): Promise<void> => {
    left = await free().catch(() => undefined);
  };
  await look();
  const timer = setInterval(() => void look(), everyMs);
  timer.unref();
  return { nearlyFull: () => left !== undefined && left < leastFree, free: () => left, stop: () => clearInterval(timer) };
};
