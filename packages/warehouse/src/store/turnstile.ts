import { Problem } from "@pinghouse/shared/problem/problem";

/** Lets at most `atOnce` through together and at most `waiting` wait; refuses whoever comes beyond, at once. */
export const createTurnstile = (atOnce: number, waiting: number) => {
  const line: (() => void)[] = [];
  let inside = 0;

  const enter = async (): Promise<void> => {
    if (inside < atOnce) {
      inside += 1;
      return;
    }
    if (line.length >= waiting) throw new Problem("busy", { retryAfter: 1 });
    // Whoever leaves hands the place over, so `inside` stays as it is.
    await new Promise<void>((resolve) => line.push(resolve));
  };

  const leave = (): void => {
    const next = line.shift();
    if (next === undefined) inside -= 1;
    else next();
  };

  const through = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    await enter();
    try {
      return await work();
    } finally {
      leave();
    }
  };
  return { through, load: () => ({ running: inside, waiting: line.length }) };
};
