/** What has to be closed again, in reverse. */
export interface Closers {
  add(close: () => Promise<void>): void;
  /** Closes everything, the newest first, each even where another fails; then throws the first failure. Once is enough. */
  close(): Promise<void>;
}

export const createClosers = (): Closers => {
  const open: (() => Promise<void>)[] = [];
  let closing: Promise<void> | undefined;
  const closeAll = async (): Promise<void> => {
    const faults: unknown[] = [];
    for (const close of open.toReversed()) await close().catch((fault: unknown) => faults.push(fault));
    if (faults.length > 0) throw faults[0];
  };
  return {
    add: (close) => void open.push(close),
    close: () => (closing ??= closeAll()),
  };
};
