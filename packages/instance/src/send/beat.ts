/** Work that is done again and again, one round at a time. */
export interface Beat {
  /** A round now, or the one under way. */
  now(): Promise<void>;
  /** No further round; settles when the one under way has. */
  stop(): Promise<void>;
}

const round = async (works: readonly ((signal: AbortSignal) => Promise<void>)[], signal: AbortSignal, log: (words: string) => void): Promise<void> => {
  const settled = await Promise.allSettled(works.map((work) => work(signal)));
  for (const outcome of settled) {
    if (outcome.status === "rejected" && !signal.aborted) log(outcome.reason instanceof Error ? outcome.reason.message : String(outcome.reason));
  }
};

/** Does all works side by side every `pulse` milliseconds (0 = only when asked). What one throws is logged and ends nothing; it keeps no process alive. */
export const beatOf = (works: readonly ((signal: AbortSignal) => Promise<void>)[], { signal, pulse, log }: { signal: AbortSignal; pulse: number; log: (words: string) => void }): Beat => {
  let underWay: Promise<void> | undefined;
  const now = (): Promise<void> => {
    if (signal.aborted) return underWay ?? Promise.resolve();
    underWay ??= round(works, signal, log).finally(() => {
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
