import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";

const root = new URL("../../../../", import.meta.url);

/**
 * Where pictures go. A run of its own writes them beside the build; those in the README are renewed by
 * `PINGHOUSE_SCREENSHOTS=1`, so that an ordinary run leaves no changed file behind.
 */
const renew = process.env["PINGHOUSE_SCREENSHOTS"] === "1";
const folder = fileURLToPath(new URL(renew ? "docs/screenshots/" : ".build/screenshots/", root));

/** The pictures that the README shows; no other is kept with the sources. */
const shown: ReadonlySet<string> = new Set([
  "first-page-light",
  "fleet-light",
  "fleet-dark",
  "fleet-light-phone",
  "installations-light",
  "installation-light",
  "metric-dark",
  "standing-light",
  "standing-trends-light",
  "standing-metric-dark",
  "standing-score-light",
]);

/** A picture of what is in the window now, as `<name>.png`. */
export const screenshot = async (page: Page, name: string): Promise<void> => {
  if (renew && !shown.has(name)) return;
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: `${folder}${name}.png` });
};
