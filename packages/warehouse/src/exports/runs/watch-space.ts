import { statfs } from "node:fs/promises";

/** How often it looks, in milliseconds. */
const pause = 500;

class DiskFull extends Error {
  override readonly name = "DiskFull";
  readonly code = "ENOSPC";
}

const free = async (directory: string): Promise<number> => {
  const { bavail, bsize } = await statfs(directory);
  return bavail * bsize;
};

/**
 * Runs work that writes to a directory, and breaks it off before so little room is left there that others suffer: with an error of the code
 * ENOSPC. The signal handed on is that of whoever asks, too.
 */
export const whileRoom = async <Result>(directory: string, leastFree: number, signal: AbortSignal, work: (signal: AbortSignal) => Promise<Result>): Promise<Result> => {
  const short = new AbortController();
  const look = async (): Promise<void> => {
    // What cannot be asked is not full: whoever writes there will say what it is.
    const bytes = await free(directory).catch(() => Number.POSITIVE_INFINITY);
    if (bytes < leastFree) short.abort(new DiskFull(`less than ${leastFree} bytes are free`));
  };
  await look();
  short.signal.throwIfAborted();
  const timer = setInterval(() => void look(), pause);
  try {
    return await work(AbortSignal.any([signal, short.signal]));
  } finally {
    clearInterval(timer);
  }
};
