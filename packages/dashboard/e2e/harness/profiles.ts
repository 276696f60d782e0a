import { type Browser, type BrowserContext, chromium } from "playwright-core";
import { afterAll, inject } from "vitest";

/** What a browser profile keeps of who is signed in. */
export type Session = Awaited<ReturnType<BrowserContext["storageState"]>>;

/** One connection to the run's browser for a test file. */
let browser: Promise<Browser> | undefined;

/** Profiles that nobody uses now, by the hub that they are for. A used one has what the hub lets browsers keep: the application, compiled. */
const resting = new Map<string, BrowserContext[]>();

afterAll(async () => {
  await (await browser)?.close();
});

/** Makes a profile as good as new: nobody signed in, nothing chosen, nothing permitted. */
const forgetAll = async (context: BrowserContext, hub: string): Promise<void> => {
  await context.clearCookies();
  await context.clearPermissions();
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send("Storage.clearDataForOrigin", { origin: new URL(hub).origin, storageTypes: "local_storage,indexeddb,cache_storage,service_workers" });
  await page.close();
};

/** A profile in which nobody is signed in, or who `as` says, and nothing is remembered. */
export const openProfile = async (hub: string, as?: Session): Promise<BrowserContext> => {
  browser ??= chromium.connect(inject("browserEndpoint"));
  const rested = as === undefined ? resting.get(hub)?.pop() : undefined;
  if (rested !== undefined) return rested;
  return (await browser).newContext({ baseURL: hub, reducedMotion: "reduce", locale: "en-GB", ...(as === undefined ? {} : { storageState: as }) });
};

/** Gives a profile back. */
export const closeProfile = async (context: BrowserContext, hub: string): Promise<void> => {
  await Promise.all(context.pages().map((page) => page.close()));
  await forgetAll(context, hub);
  resting.set(hub, [...(resting.get(hub) ?? []), context]);
};
