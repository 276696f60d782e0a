import axe from "axe-core";
import type { Page } from "playwright-core";
import { type OpenPage, openPage, type Session } from "./open-page.ts";
import { screenshot } from "./screenshot.ts";
import { untilStill } from "./until-still.ts";

declare global {
  /** There once axe's own source was evaluated in a page. */
  var axe: typeof import("axe-core");
}

/** What axe finds, one line each: the rule, and where. The rules of WCAG 2.2 A and AA, and axe's good practice; or `rules` alone. */
export const axeFindings = async (page: Page, rules?: string[]): Promise<string[]> => {
  await page.evaluate(axe.source);
  const found = await page.evaluate(async (only) => {
    const { violations } = await globalThis.axe.run(document, { resultTypes: ["violations"], ...(only === undefined ? {} : { runOnly: only }) });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(" ")} (${failureSummary ?? ""})`).join(" | ")}`);
  }, rules);
  return found;
};

/** How many pixels the page is wider than its window. */
export const overflow = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

export const themes = ["light", "dark"] as const;
export const widths = [1280, 380] as const;
type Theme = (typeof themes)[number];

export interface Look {
  /** What its pictures are called. */
  name: string;
  path: string;
  /** The run's sample hub unless said. */
  hub?: string;
  /** Who looks; nobody is signed in unless said. */
  as?: Session;
  /** What the console may say here: that an answer was refused, where that is what is looked at. */
  expected?: RegExp;
  /** Brings the page into the state to look at. */
  prepare?: (page: Page) => Promise<void>;
}

/** The rules of axe that another theme can break in a page that was looked at. */
const themeRules = ["color-contrast", "link-in-text-block"];

/** The page as it is now: a picture of it, and what is wrong. */
const lookNow = async ({ page, takeFaults }: OpenPage, theme: Theme, width: number, { name, path, expected }: Look, rules?: string[]): Promise<string[]> => {
  await screenshot(page, `${name}-${theme}${width < 500 ? "-phone" : ""}`);
  const wider = await overflow(page);
  const faults = [...(await axeFindings(page, rules)), ...(wider > 0 ? [`${wider} px too wide`] : []), ...takeFaults().filter((fault) => expected?.test(fault) !== true)];
  return faults.map((fault) => `${path}, ${theme}, ${width} px: ${fault}`);
};

/** Lets the system's theme change under an open page, and waits until it is drawn. */
const changeTheme = async (page: Page, theme: Theme): Promise<void> => {
  await page.emulateMedia({ colorScheme: theme });
  await page.waitForFunction((wanted) => document.documentElement.dataset["theme"] === wanted, theme);
  await untilStill(page);
};

/** Opens a page in one theme and changes to the other while it is open. */
const lookTwice = async (width: number, [first, second]: readonly [Theme, Theme], look: Look): Promise<string[]> => {
  await using opened = await openPage({ theme: first, width, ...(look.hub === undefined ? {} : { hub: look.hub }), ...(look.as === undefined ? {} : { as: look.as }) });
  await opened.visit(look.path);
  await look.prepare?.(opened.page);
  const faults = await lookNow(opened, first, width, look);
  await changeTheme(opened.page, second);
  return [...faults, ...(await lookNow(opened, second, width, look, themeRules))];
};

/**
 * Looks at one page in both themes, wide and narrow, takes a picture of each, and answers all that is wrong: what axe
 * finds, what scrolls sideways, what the console complains about. Wide it is opened light and turns dark, narrow the
 * other way round, so that each is seen both as it comes and as it changes.
 */
export const pageFaults = async (look: Look): Promise<string[]> => [...(await lookTwice(1280, ["light", "dark"], look)), ...(await lookTwice(380, ["dark", "light"], look))];
