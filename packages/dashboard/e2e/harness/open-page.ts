import { type BrowserContext, chromium, type Page } from "playwright-core";
import { inject } from "vitest";

export interface PageOptions {
  theme?: "light" | "dark";
  /** In pixels. 380 is the narrowest that must work. */
  width?: number;
  height?: number;
  /** Where the hub listens; the run's sample hub unless said. */
  hub?: string;
}

export interface OpenPage extends AsyncDisposable {
  page: Page;
  context: BrowserContext;
  /** What the console called an error since the last look: exceptions, refused scripts and styles, failed requests. */
  takeFaults: () => string[];
  /** Opens a path of the hub and waits until it is still: no skeleton, no request on its way. */
  visit: (path: string) => Promise<void>;
}

/** Waits until the page has said its title and nothing of it is loading. */
export const untilStill = async (page: Page): Promise<void> => {
  await page.waitForSelector("h1", { state: "attached" });
  await page.waitForFunction(() => document.querySelector("[aria-busy=true], .panel-skeleton") === null);
  await page.waitForLoadState("networkidle");
};

const gatherFaults = (page: Page): string[] => {
  const faults: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") faults.push(message.text());
  });
  page.on("pageerror", (error) => faults.push(error.message));
  return faults;
};

/** A page of a fresh browser profile, with the motion that people ask to be spared left out. */
export const openPage = async ({ theme = "light", width = 1280, height = 900, hub = inject("demoUrl") }: PageOptions = {}): Promise<OpenPage> => {
  const browser = await chromium.connect(inject("browserEndpoint"));
  const context = await browser.newContext({ baseURL: hub, colorScheme: theme, viewport: { width, height }, reducedMotion: "reduce", locale: "en-GB" });
  const page = await context.newPage();
  const faults = gatherFaults(page);
  return {
    page,
    context,
    takeFaults: () => faults.splice(0),
    visit: async (path) => {
      await page.goto(path);
      await untilStill(page);
    },
    [Symbol.asyncDispose]: async () => {
      await context.close();
      await browser.close();
    },
  };
};
