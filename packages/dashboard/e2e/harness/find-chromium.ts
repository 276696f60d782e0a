import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, dirname, join } from "node:path";
import { chromium } from "playwright-core";

const names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome", "microsoft-edge"];
const macPlaces = ["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium"];

const isExecutable = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

const ofSystem = (): string | undefined => {
  const places = (process.env["PATH"] ?? "").split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  return [...places, ...macPlaces].find(isExecutable);
};

const ofPlaywright = (): string | undefined => {
  const path = chromium.executablePath();
  return path !== "" && existsSync(path) ? path : undefined;
};

const run = (command: string, args: string[]): boolean => spawnSync(command, args, { stdio: ["ignore", 2, 2] }).status === 0;

const installWithApt = (): string | undefined => {
  if (process.getuid?.() !== 0 || !existsSync("/etc/debian_version")) return undefined;
  const quiet = ["-y", "-qq", "--no-install-recommends"];
  return run("apt-get", ["update", "-qq"]) && run("apt-get", ["install", ...quiet, "chromium"]) ? ofSystem() : undefined;
};

const installWithPlaywright = (): string | undefined => {
  const cli = join(dirname(createRequire(import.meta.url).resolve("playwright-core/package.json")), "cli.js");
  return run(process.execPath, [cli, "install", "--only-shell", "chromium"]) ? ofPlaywright() : undefined;
};

/**
 * The Chromium to test with: `$CHROMIUM`, Playwright's own, the system's; where there is none, one is installed: by
 * apt as root on Debian, else by Playwright. Throws with what to do where nothing of that works.
 */
export const findChromium = (): string => {
  const told = process.env["CHROMIUM"];
  if (told !== undefined && told !== "") {
    if (!isExecutable(told)) throw new Error(`CHROMIUM names ${told}, which cannot be run.`);
    return told;
  }
  const found = ofPlaywright() ?? ofSystem() ?? installWithApt() ?? installWithPlaywright();
  if (found !== undefined) return found;
  throw new Error("No Chromium for the browser tests, and none could be installed. Install one (Debian: apt-get install chromium) or name it in CHROMIUM.");
};
