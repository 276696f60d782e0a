import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

/** The browser to measure in: `$CHROMIUM`, Playwright's own, the system's. Throws where there is none. */
export const browserPath = (): string => {
  const places = [process.env["CHROMIUM"] ?? "", chromium.executablePath(), "/usr/bin/chromium", "/usr/bin/google-chrome"];
  const found = places.find((path) => path !== "" && existsSync(path));
  if (found === undefined) throw new Error("No Chromium to measure in: install one, or name it in CHROMIUM.");
  return found;
};
