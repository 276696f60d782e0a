/** Work that is done again and again, one round at a time. */
export interface Beat {
  /** A round now, or the one under way. */
  now(): Promise<void>;
  /** No further round; settles when the one under way has. */
  stop(): Promise<void>;
}

/** Does work every `pulse` milliseconds (0 = only when asked). What it throws is logged and ends nothing; it keeps no process alive. */
export const beatOf = (work: (signal: AbortSignal) => Promise<void>, { signal, pulse, log }: { signal: AbortSignal; pulse: number; log: (words: string) => void }): Beat => {
  let underWay: Promise<void> | undefined;
  const tell = (error: unknown): void => {
    if (!signal.aborted) log(error instanceof Error ? error.message : String(error));
  };
  const now = (): Promise<void> => {
    if (signal.aborted) return underWay ?? Promise.resolve();
    underWay ??= work(signal)
      .catch(tell)
      .finally(() => {
        underWay = undefined;
      });
    return underWay;
  };
  const timer = pulse === 0 ? undefined : setInterval(() => void now(), pulse);
  timer?.unref();
  if (pulse !== 0) void now();
  return {
    now,
    stop: async () => {
      clearInterval(timer);
      await underWay;
    },
  };
};
