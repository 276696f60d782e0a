import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import type { TestProject } from "vitest/node";
import { startHub } from "@pinghouse/hub/testing/hub-process";
import { findChromium } from "./find-chromium.ts";
import { untilSampleIsIn } from "./sample.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Where the sample hub listens; its fleet is complete. */
    demoUrl: string;
    /** Where the one browser of the run waits for its tests. */
    browserEndpoint: string;
  }
}

/** Needed as root and in containers; the rest keeps the browser from calling anywhere. */
const flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"];

/** One sample hub and one browser serve all test files: filling a fleet and starting a browser take long. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const directory = await mkdtemp(join(tmpdir(), "pinghouse-browser-"));
  const hub = await startHub(directory, {}, ["--demo"]);
  const browser = await chromium.launchServer({ executablePath: findChromium(), args: flags });
  project.provide("demoUrl", hub.url);
  project.provide("browserEndpoint", browser.wsEndpoint());
  await untilSampleIsIn(hub);
  return async () => {
    await browser.close();
    await hub.end("SIGTERM");
    await rm(directory, { recursive: true, force: true });
  };
};
