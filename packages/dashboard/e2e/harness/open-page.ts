import type { BrowserContext, Page } from "playwright-core";
import { inject } from "vitest";
import { returnPage, takePage, type Session } from "./profiles.ts";
import { watchTraffic } from "./traffic.ts";
import { untilStill } from "./until-still.ts";

export { untilStill } from "./until-still.ts";

export type { Session } from "./profiles.ts";

export interface PageOptions {
  theme?: "light" | "dark";
  /** In pixels. 380 is the narrowest that must work. */
  width?: number;
  height?: number;
  /** Where the hub listens; the run's sample hub unless said. */
  hub?: string;
  /** Who is signed in there, as `context.storageState()` of a page said; nobody unless said. */
  as?: Session;
}

export interface OpenPage extends AsyncDisposable {
  page: Page;
  context: BrowserContext;
  /** What the console called an error since the last look: exceptions, refused scripts and styles, failed requests. */
  takeFaults: () => string[];
  /** Opens a path of the hub and waits until it is still: no skeleton, no request on its way. */
  visit: (path: string) => Promise<void>;
}

/** The picture that a page rests at names no icon, so the browser asks for one that is not there. */
const isIcon = (url: string): boolean => new URL(url, "http://none").pathname === "/favicon.ico";

const gatherFaults = (page: Page): string[] => {
  const faults: string[] = [];
  page.on("console", (message) => {
    const { url } = message.location();
    if ((message.type() === "error" || message.type() === "warning") && !isIcon(url)) faults.push(`${message.text()} ${url}`.trim());
  });
  page.on("pageerror", (error) => faults.push(error.message));
  return faults;
};

/** A page of a browser profile that remembers nothing, with the motion that people ask to be spared left out. */
export const openPage = async ({ theme = "light", width = 1280, height = 900, hub = inject("demoUrl"), as }: PageOptions = {}): Promise<OpenPage> => {
  const page = await takePage(hub, as);
  await page.emulateMedia({ colorScheme: theme, media: null });
  await page.setViewportSize({ width, height });
  const faults = gatherFaults(page);
  watchTraffic(page);
  return {
    page,
    context: page.context(),
    takeFaults: () => faults.splice(0),
    visit: async (path) => {
      await page.goto(path);
      await untilStill(page);
    },
    [Symbol.asyncDispose]: () => returnPage(page, hub),
  };
};
