import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { afterAll, inject } from "vitest";

/** What a browser profile keeps of who is signed in. */
export type Session = Awaited<ReturnType<BrowserContext["storageState"]>>;

/** One connection to the run's browser for a test file. */
let browser: Promise<Browser> | undefined;

/**
 * Pages that nobody uses now, by the hub that they rest at: starting a browser's process and compiling the application
 * anew takes several times as long as all else that a page does.
 */
const resting = new Map<string, Page[]>();

afterAll(async () => {
  await (await browser)?.close();
});

/** A picture of the hub's own: on it a page is of the same origin, and nothing of the application runs. */
const restingPlace = (hub: string): string => new URL("/mark.svg", hub).href;

const newPage = async (hub: string): Promise<Page> => {
  browser ??= chromium.connect(inject("browserEndpoint"));
  const context = await (await browser).newContext({ baseURL: hub, reducedMotion: "reduce", locale: "en-GB" });
  return await context.newPage();
};

/** A page of a profile in which nothing is remembered, and nobody signed in but who `as` says. */
export const takePage = async (hub: string, as?: Session): Promise<Page> => {
  const page = resting.get(hub)?.pop() ?? (await newPage(hub));
  if (as !== undefined) {
    await page.context().addCookies(as.cookies);
    const kept = as.origins.flatMap(({ localStorage }) => localStorage);
    if (kept.length > 0) await page.goto(restingPlace(hub));
    await page.evaluate((items) => items.forEach(({ name, value }) => localStorage.setItem(name, value)), kept);
  }
  return page;
};

/** Makes a page as good as new. Throws where its hub or the page itself has gone. */
const forgetAll = async (page: Page, hub: string): Promise<void> => {
  const context = page.context();
  for (const other of context.pages()) if (other !== page) await other.close();
  await page.unrouteAll({ behavior: "ignoreErrors" });
  await page.removeAllListeners(undefined, { behavior: "ignoreErrors" });
  await page.goto(restingPlace(hub));
  await page.evaluate(() => {
    localStorage.clear();
    sessionStorage.clear();
  });
  await context.clearCookies();
  await context.clearPermissions();
};

/** Gives a page back. */
export const returnPage = async (page: Page, hub: string): Promise<void> => {
  try {
    await forgetAll(page, hub);
    resting.set(hub, [...(resting.get(hub) ?? []), page]);
  } catch {
    await page.context().close();
  }
};
