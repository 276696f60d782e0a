import type { Page } from "playwright-core";
import { trafficOf } from "./traffic.ts";

const isLoading = (): boolean => document.querySelector("h1") === null || document.querySelector("[aria-busy=true], .panel-skeleton") !== null;

/** A page that need not draw is not always told that it is idle, so that is waited for so many milliseconds at most. */
const timeout = 500;

/** Runs in the page. */
const pause = ([ms, most]: [number, number]): Promise<void> =>
  new Promise((resolve) => requestIdleCallback(() => setTimeout(() => requestIdleCallback(() => resolve(), { timeout: most }), ms), { timeout: most }));

/** A page that was left for another while it was asked is loading. */
const unlessLeft = (error: unknown): true => {
  if (error instanceof Error && /context was destroyed|navigation/.test(error.message)) return true;
  throw error;
};

/** Milliseconds of the page's own time in which nothing may begin. */
const rest = 60;

/**
 * Waits until an open page has said its title and drawn what it has: nothing is loading and no request on its way, and
 * that stays so once the page had time for all it had to do.
 */
export const untilStill = async (page: Page): Promise<void> => {
  const traffic = trafficOf(page);
  for (;;) {
    const begun = traffic.begun();
    const loading = await page.evaluate(pause, [rest, timeout] satisfies [number, number]).then(() => page.evaluate(isLoading)).catch(unlessLeft);
    if (!loading && traffic.pending() === 0 && traffic.begun() === begun) return;
  }
};
