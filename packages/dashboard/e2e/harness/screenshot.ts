import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";

const root = new URL("../../../../", import.meta.url);

/**
 * Which pictures a run takes (`PINGHOUSE_SCREENSHOTS`): those of the README anew for `renew`, every one for `all`, beside
 * the build where they leave no changed file behind; none unless said, since nobody would look at them.
 */
const wanted = process.env["PINGHOUSE_SCREENSHOTS"] ?? "none";
const renew = wanted === "renew";
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

/** A picture of what is in the window now, as `<name>.png`, where one is wanted. */
export const screenshot = async (page: Page, name: string): Promise<void> => {
  if (wanted !== "all" && !(renew && shown.has(name))) return;
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: `${folder}${name}.png` });
};
