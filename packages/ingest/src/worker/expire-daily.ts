import type { Store } from "@pinghouse/warehouse/store/door";
import type { Journal } from "../journal/journal.ts";
import type { Log } from "./log.ts";

export interface ExpireParts {
  journal: Journal;
  store: Store;
  /** Days counted from receipt. */
  retentionDays: number;
  now: () => number;
  log: Log;
}

const day = 86_400_000;

/** Drops what is past its retention from journal and warehouse; answers the highest segment dropped. */
export const expireOld = async ({ journal, store, retentionDays, now, log }: ExpireParts): Promise<number | undefined> => {
  const segment = await journal.expire(now() - retentionDays * day);
  if (segment === undefined) return undefined;
  await store.expire(segment);
  log.info({ segment }, "segments past their retention are gone");
  return segment;
};

/** Runs expireOld now and every 24 hours; answers the way to stop. The timer keeps no process alive. */
export const expireDaily = (parts: ExpireParts): (() => void) => {
  const run = (): void => {
    expireOld(parts).catch((err: unknown) => parts.log.error({ err }, "expiry failed; it runs again tomorrow"));
  };
  run();
  const timer = setInterval(run, day);
  timer.unref();
  return () => clearInterval(timer);
};
