import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";

const root = new URL("../../../../", import.meta.url);

/**
 * Where pictures go. A run of its own writes them beside the build; those in the README are renewed by
 * `PINGHOUSE_SCREENSHOTS=1`, so that an ordinary run leaves no changed file behind.
 */
const folder = fileURLToPath(new URL(process.env["PINGHOUSE_SCREENSHOTS"] === "1" ? "docs/screenshots/" : ".build/screenshots/", root));

/** A picture of what is in the window now, as `<name>.png`. */
export const screenshot = async (page: Page, name: string): Promise<void> => {
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: `${folder}${name}.png` });
};
