import type { Page } from "playwright-core";

/** How evenly a page was drawn while somebody scrolled. */
export interface Frames {
  frames: number;
  /** Gaps between two frames of more than so many milliseconds. */
  over25: number;
  over50: number;
  longest: number;
}

// As text: the benchmark is compiled without the types of a browser.
const record = `globalThis.benchFrames = []; globalThis.benchStop = false;
(function next(last) { requestAnimationFrame((now) => { globalThis.benchFrames.push(now - last); if (!globalThis.benchStop) next(now); }); })(performance.now());`;

const read = (gaps: readonly number[]): Frames => ({
  frames: gaps.length,
  over25: gaps.filter((gap) => gap > 25).length,
  over50: gaps.filter((gap) => gap > 50).length,
  longest: Math.max(0, ...gaps),
});

/** Scrolls the table under the pointer with the wheel from top to bottom in about `seconds`, and says how its frames came. */
export const scrollFrames = async (page: Page, selector: string, seconds: number): Promise<Frames> => {
  const box = await page.locator(selector).boundingBox();
  if (box === null) throw new Error(`${selector} is not on the page`);
  const height = Number(await page.evaluate(`document.querySelector(${JSON.stringify(selector)}).scrollHeight`));
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.evaluate(record);
  const steps = seconds * 30;
  for (let step = 0; step < steps; step += 1) {
    const due = Date.now() + 1000 / 30;
    await page.mouse.wheel(0, Math.ceil(height / steps));
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - Date.now())));
  }
  await page.evaluate("globalThis.benchStop = true");
  const gaps = await page.evaluate("globalThis.benchFrames.slice(1)");
  if (!Array.isArray(gaps)) throw new Error("the page recorded no frames");
  return read(gaps.map(Number));
};
