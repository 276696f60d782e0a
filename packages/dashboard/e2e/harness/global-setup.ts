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
    /** Where the Admin Area of the sample installation beside it is. */
    instanceUrl: string;
    /** Its PINGHOUSE_EXPORT_DIR. */
    exportDirectory: string;
    /** Where the one browser of the run waits for its tests. */
    browserEndpoint: string;
  }
}

/** Needed as root and in containers; the rest keeps the browser from calling anywhere. */
const flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"];

/** A sample hub of this run's own, or the running one that `PINGHOUSE_DEMO_URL` names, exporting to `PINGHOUSE_EXPORT_DIR` (while writing tests). */
const openSampleHub = async (): Promise<{ url: string; exports: string; close: () => Promise<void> }> => {
  const running = process.env["PINGHOUSE_DEMO_URL"];
  if (running !== undefined) return { url: running, exports: process.env["PINGHOUSE_EXPORT_DIR"] ?? "", close: async () => {} };
  const directory = await mkdtemp(join(tmpdir(), "pinghouse-browser-"));
  const exports = await mkdtemp(join(tmpdir(), "pinghouse-exports-"));
  const hub = await startHub(directory, { PINGHOUSE_EXPORT_DIR: exports }, ["--demo"]);
  const sayWhy = (): void => console.error(`the sample hub ended before its tests: ${hub.stderr().slice(-4_000)}`);
  hub.process.once("exit", sayWhy);
  await untilSampleIsIn(hub);
  const close = async (): Promise<void> => {
    hub.process.off("exit", sayWhy);
    await hub.end("SIGTERM");
    for (const made of [directory, exports]) await rm(made, { recursive: true, force: true });
  };
  return { url: hub.url, exports, close };
};

/** Where the installation beside the sample hub is; it was started after it. */
const besideOf = async (url: string): Promise<string> => {
  const answer: { result: { data: { beside: string | null } } } = await (await fetch(`${url}/trpc/session.current`)).json();
  return answer.result.data.beside ?? "";
};

/** One sample hub and one browser serve all test files: filling a fleet and starting a browser take long. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const browser = await chromium.launchServer({ executablePath: findChromium(), args: flags });
  const hub = await openSampleHub();
  project.provide("demoUrl", hub.url);
  project.provide("instanceUrl", await besideOf(hub.url));
  project.provide("exportDirectory", hub.exports);
  project.provide("browserEndpoint", browser.wsEndpoint());
  return async () => {
    await browser.close();
    await hub.close();
  };
};
