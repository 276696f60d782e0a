import axe from "axe-core";
import type { Page } from "playwright-core";
import { openPage } from "./open-page.ts";
import { screenshot } from "./screenshot.ts";

declare global {
  /** There once axe's own source was evaluated in a page. */
  var axe: typeof import("axe-core");
}

/** What axe finds, one line each: the rule, and where. The rules of WCAG 2.2 A and AA, and axe's good practice. */
export const axeFindings = async (page: Page): Promise<string[]> => {
  await page.evaluate(axe.source);
  const found = await page.evaluate(async () => {
    const { violations } = await globalThis.axe.run(document, { resultTypes: ["violations"] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(" ")} (${failureSummary ?? ""})`).join(" | ")}`);
  });
  return found;
};

/** How many pixels the page is wider than its window. */
export const overflow = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

export const themes = ["light", "dark"] as const;
export const widths = [1280, 380] as const;

const lookOnce = async (theme: "light" | "dark", width: number, { name, path, hub, prepare }: Look): Promise<string[]> => {
  await using opened = await openPage({ theme, width, ...(hub === undefined ? {} : { hub }) });
  const { page, visit, takeFaults } = opened;
  await visit(path);
  await prepare?.(page);
  await screenshot(page, `${name}-${theme}${width < 500 ? "-phone" : ""}`);
  const wider = await overflow(page);
  const faults = [...(await axeFindings(page)), ...(wider > 0 ? [`${wider} px too wide`] : []), ...takeFaults()];
  return faults.map((fault) => `${path}, ${theme}, ${width} px: ${fault}`);
};

export interface Look {
  /** What its pictures are called. */
  name: string;
  path: string;
  /** The run's sample hub unless said. */
  hub?: string;
  /** Brings the page into the state to look at. */
  prepare?: (page: Page) => Promise<void>;
}

/**
 * Looks at one page in both themes, wide and narrow, takes a picture of each, and answers all that is wrong: what axe
 * finds, what scrolls sideways, what the console complains about.
 */
export const pageFaults = async (look: Look): Promise<string[]> => {
  const faults: string[] = [];
  for (const theme of themes) for (const width of widths) faults.push(...(await lookOnce(theme, width, look)));
  return faults;
};
