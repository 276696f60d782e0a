/** Resolves with what asks this process to end: a signal, or the end of the process that started it. */
export const askedToEnd = (startedBy: number | undefined): Promise<string> =>
  new Promise((resolve) => {
    for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, () => resolve(signal));
    if (startedBy === undefined) return;
    setInterval(() => {
      if (process.ppid !== startedBy) resolve("the end of the process that started it");
    }, 1_000).unref();
  });
