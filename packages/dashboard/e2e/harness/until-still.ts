import type { Page } from "playwright-core";
import { trafficOf } from "./traffic.ts";

const isLoading = (): boolean => document.querySelector("h1") === null || document.querySelector("[aria-busy=true], .panel-skeleton") !== null;

/** Waits until the page has said its title and nothing of it is loading. */
export const untilStill = async (page: Page): Promise<void> => {
  await page.waitForSelector("h1", { state: "attached" });
  await page.waitForFunction(() => document.querySelector("[aria-busy=true], .panel-skeleton") === null);
  await page.waitForLoadState("networkidle");
};

/** Milliseconds of the page's own time in which nothing may begin. */
const rest = 60;

/**
 * Waits until an open page has drawn what changed: nothing is loading and no request on its way, and that stays so once the
 * page had time for all it had to do.
 */
export const untilDrawn = async (page: Page): Promise<void> => {
  const traffic = trafficOf(page);
  for (;;) {
    const begun = traffic.begun();
    await page.evaluate((ms) => new Promise<void>((resolve) => requestIdleCallback(() => setTimeout(() => requestIdleCallback(() => resolve()), ms))), rest);
    if (!(await page.evaluate(isLoading)) && traffic.pending() === 0 && traffic.begun() === begun) return;
  }
};
