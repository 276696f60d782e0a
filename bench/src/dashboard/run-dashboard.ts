import { ok } from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startHub } from "@pinghouse/hub/testing/hub-process";
import { chromium, type Browser, type Page } from "playwright-core";
import { median } from "../timing.ts";
import { browserPath } from "./browser-path.ts";
import { countBytes } from "./count-bytes.ts";
import { scrollFrames, type Frames } from "./scroll-frames.ts";

const rounds = 3;
const scrollSeconds = 6;
/** A full-size payload's metrics: fewer, and the benchmark measures another page. */
const leastRows = 4_000;


interface Round {
  firstRow: number;
  complete: number;
  bytes: number;
  list: number;
  lines: number;
  lineRequests: number;
  frames: Frames;
  rows: number;
}

const becomeAdmin = async (page: Page, url: string): Promise<string> => {
  await page.goto(`${url}/fleet`);
  await page.getByRole("button", { name: /change the role/ }).click();
  await page.getByRole("menuitemradio", { name: /^Admin/ }).click();
  await page.waitForURL(/\/standing\/[^/]+$/);
  return page.url();
};

/** Pixels from what is seen of the table to its foot. */
const toFoot = async (page: Page): Promise<number> => Number(await page.evaluate("(() => { const vt = document.querySelector('.vt'); return vt.scrollHeight - vt.scrollTop - vt.clientHeight; })()"));

/** One visit of the page Metrics in a browser that was never there, from the address to the foot of the table. */
const visit = async (browser: Browser, url: string): Promise<Round> => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  try {
    const overview = await becomeAdmin(await context.newPage(), url);
    const page = await context.newPage();
    const bytes = await countBytes(context, page);
    const start = performance.now();
    await page.goto(`${overview}/metrics`, { waitUntil: "commit" });
    await page.locator(".vt-body .vt-row").first().waitFor();
    const firstRow = performance.now() - start;
    await page.getByText(/^[\d,]+ metrics by key, A to Z$/).waitFor();
    const complete = performance.now() - start;
    const rows = Number(await page.evaluate("Number(document.querySelector('.vt').getAttribute('aria-rowcount')) - 1"));
    ok(rows >= leastRows, `${rows} rows are no full-size payload`);
    await page.locator(".vt .sparkline").first().waitFor();
    const frames = await scrollFrames(page, ".vt", scrollSeconds);
    // What the wheel was turned may still be on its way.
    await page.mouse.wheel(0, 100_000);
    for (let looks = 0; looks < 100 && (await toFoot(page)) >= 60; looks += 1) await page.waitForTimeout(50);
    ok((await toFoot(page)) < 60, "the foot of the table was not reached");
    await page.waitForLoadState("networkidle");
    return { firstRow, complete, bytes: bytes.total(), list: bytes.of("standing.metrics"), lines: bytes.of("standing.sparklines"), lineRequests: bytes.requests("standing.sparklines"), frames, rows };
  } finally {
    await context.close();
  }
};

const kilo = (bytes: number): string => `${(bytes / 1000).toFixed(0)} KB`;

const line = (round: Round): string =>
  `first row ${round.firstRow.toFixed(0)} ms, all ${round.rows} rows ${round.complete.toFixed(0)} ms; ${kilo(round.bytes)} in all, ${kilo(round.list)} the list, ${kilo(round.lines)} small lines in ${round.lineRequests} requests; ` +
  `${round.frames.frames} frames in ${scrollSeconds} s of the wheel, ${round.frames.over25} gaps over 25 ms, ${round.frames.over50} over 50 ms, longest ${round.frames.longest.toFixed(0)} ms`;

const measure = async (url: string, out: (line: string) => void): Promise<void> => {
  const browser = await chromium.launch({ executablePath: browserPath(), args: ["--no-sandbox", "--disable-gpu"] });
  try {
    // The hub works out a week's figures once; who comes first waits for them.
    await visit(browser, url);
    const all: Round[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      const one = await visit(browser, url);
      all.push(one);
      out(`round ${round}: ${line(one)}`);
    }
    const middle = (of: (round: Round) => number): number => median(all.map(of));
    out(`median: first row ${middle((one) => one.firstRow).toFixed(0)} ms, complete ${middle((one) => one.complete).toFixed(0)} ms, ${kilo(middle((one) => one.bytes))}; gaps over 25 ms ${middle((one) => one.frames.over25)}, over 50 ms ${middle((one) => one.frames.over50)}`);
  } finally {
    await browser.close();
  }
};

/** The page Metrics of an installation with a full-size payload in a real browser; of the sample hub at `at`, or of one of its own. */
export const runDashboard = async (at: string | undefined, out: (line: string) => void): Promise<void> => {
  if (at !== undefined) return measure(at, out);
  const directory = await mkdtemp(join(tmpdir(), "pinghouse-bench-"));
  const hub = await startHub(directory, {}, ["--demo"]);
  try {
    while (!/Sample fleet: all /.test(hub.stderr()) || !/Sample installation: .*\n/.test(hub.stderr())) await new Promise((resolve) => setTimeout(resolve, 200));
    await measure(hub.url, out);
  } finally {
    await hub.end("SIGTERM");
    await rm(directory, { recursive: true, force: true });
  }
};
