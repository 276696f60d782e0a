const minute = 60_000;

/** Failures allowed within the window before attempts are refused, unless said otherwise. */
export const allowedFailures = 5;
export const attemptWindow = 15 * minute;
const mostKeys = 20_000;

/** Failed attempts by key (an e-mail, a network, both), in memory only. */
export interface Attempts {
  /** Takes note of an attempt as if it failed. Answers the milliseconds to wait where there were too many; then it is not noted. */
  begin(key: string, now: number): number | undefined;
  /** The attempts noted within the window, never more than are allowed. */
  count(key: string, now: number): number;
  /** The attempt succeeded: the key's failures are forgotten. */
  succeed(key: string): void;
  /** The attempt that `begin` noted at `now` was not the key's fault. */
  forgive(key: string, now: number): void;
}

/**
 * Counts before the outcome is known, so that a burst of parallel attempts gets no more tries than a row of them.
 * Beyond 20,000 keys the longest unused is forgotten.
 */
export const makeAttempts = (allowed = allowedFailures): Attempts => {
  const failures = new Map<string, number[]>();
  const recent = (key: string, now: number): number[] => (failures.get(key) ?? []).filter((at) => at > now - attemptWindow);
  const keep = (key: string, times: number[]): void => {
    failures.delete(key);
    if (times.length > 0) failures.set(key, times);
    const [oldest] = failures.keys();
    if (failures.size > mostKeys && oldest !== undefined) failures.delete(oldest);
  };
  return {
    begin: (key, now) => {
      const times = recent(key, now);
      const [first] = times;
      if (first !== undefined && times.length >= allowed) return first + attemptWindow - now;
      keep(key, [...times, now]);
      return undefined;
    },
    count: (key, now) => recent(key, now).length,
    succeed: (key) => keep(key, []),
    forgive: (key, now) => {
      const times = recent(key, now);
      const at = times.lastIndexOf(now);
      keep(key, at < 0 ? times : times.toSpliced(at, 1));
    },
  };
};
