import axe from "axe-core";
import type { Page } from "playwright-core";
import { expect } from "vitest";
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

/**
 * Looks at one page in both themes, wide and narrow: axe finds nothing, nothing scrolls sideways, the console is
 * silent. Takes a screenshot of each; `prepare` brings the page into the state to look at.
 */
export const checkPage = async (name: string, path: string, { hub, prepare }: { hub?: string; prepare?: (page: Page) => Promise<void> } = {}): Promise<void> => {
  for (const theme of themes) {
    for (const width of widths) {
      await using opened = await openPage({ theme, width, ...(hub === undefined ? {} : { hub }) });
      const { page, visit, takeFaults } = opened;
      await visit(path);
      await prepare?.(page);
      const where = `${path}, ${theme}, ${width} px`;
      const seen = { where, axe: await axeFindings(page), overflow: await overflow(page), faults: takeFaults() };
      expect(seen).toEqual({ where, axe: [], overflow: 0, faults: [] });
      await screenshot(page, `${name}-${theme}${width < 500 ? "-phone" : ""}`);
    }
  }
};
