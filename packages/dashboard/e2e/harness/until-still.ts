import type { Page } from "playwright-core";
import { trafficOf } from "./traffic.ts";

const isLoading = (): boolean => document.querySelector("h1") === null || document.querySelector("[aria-busy=true], .panel-skeleton") !== null;

const pause = (ms: number): Promise<void> => new Promise((resolve) => requestIdleCallback(() => setTimeout(() => requestIdleCallback(() => resolve()), ms)));

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
    const loading = await page.evaluate(pause, rest).then(() => page.evaluate(isLoading)).catch(unlessLeft);
    if (!loading && traffic.pending() === 0 && traffic.begun() === begun) return;
  }
};
