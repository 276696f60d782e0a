import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type BrowserContext } from "playwright-core";
import type { Size } from "../build-world.ts";
import { fillWorld } from "../fill/fill-world.ts";
import { median } from "../timing.ts";
import type { World } from "../world.ts";
import { browserPath } from "./browser-path.ts";
import { openPages, type OpenPages } from "./open-pages.ts";

const rounds = 3;
/** What stands where an answer is awaited. */
const loading = "[aria-busy=true], .panel-skeleton";

/** An admin's pages, below the address of where they stand. */
const pages = { Overview: "", "DevOps score": "/score", "Usage trends": "/trends", Cohorts: "/cohorts", Metrics: "/metrics", "One metric": "/metrics/", Adoption: "/adoption", "What is held": "/held" };

interface Visit {
  requests: number;
  bytes: number;
  /** Milliseconds until nothing is loading any more. */
  settled: number;
}

/** One visit by address in a page of its own: until no skeleton stands and the last answer has come. */
const visit = async (context: BrowserContext, url: string): Promise<Visit> => {
  const page = await context.newPage();
  const start = performance.now();
  let last = start;
  let requests = 0;
  let bytes = 0;
  page.on("requestfinished", (request) => {
    requests += 1;
    last = performance.now();
    void request.sizes().then(({ responseBodySize }) => (bytes += Math.max(0, responseBodySize)), () => undefined);
  });
  await page.goto(url, { waitUntil: "commit" });
  await page.waitForSelector("h1", { state: "attached" });
  await page.waitForSelector(loading, { state: "detached" });
  const drawn = performance.now();
  await page.waitForLoadState("networkidle");
  await page.waitForSelector(loading, { state: "detached" });
  await page.close();
  return { requests, bytes, settled: Math.max(last, drawn) - start };
};

// As text: the benchmark is compiled without the types of a browser.
const goTo = (address: string): string => `new Promise((resolve, reject) => {
  const link = () => [...document.querySelectorAll("nav a")].find((one) => new URL(one.href).pathname === ${JSON.stringify(address)});
  if (link() === undefined) return reject(new Error("no entry of the navigation leads to ${address}"));
  const from = performance.now();
  link().click();
  const stands = () => location.pathname === ${JSON.stringify(address)} && link()?.getAttribute("aria-current") === "page" && document.querySelector("h1") !== null && document.querySelector(${JSON.stringify(loading)}) === null;
  const look = () => stands() ? resolve(performance.now() - from) : requestAnimationFrame(look);
  requestAnimationFrame(look);
})`;

/** From page to page by the navigation, when all of them were seen before: milliseconds until the next one stands, one for each round. */
const goRound = async (context: BrowserContext, addresses: readonly string[]): Promise<number[][]> => {
  const page = await context.newPage();
  await page.goto(addresses[0] ?? "");
  await page.waitForLoadState("networkidle");
  const go = async (address: string): Promise<number> => {
    const ms = Number(await page.evaluate(goTo(address)));
    await page.waitForLoadState("networkidle");
    return ms;
  };
  for (const address of addresses.toReversed()) await go(address);
  const times = addresses.map((): number[] => []);
  for (let round = 1; round <= rounds; round += 1) for (const [nth, address] of addresses.entries()) times[nth]?.push(await go(address));
  await page.close();
  return times;
};

const signIn = async (context: BrowserContext, { url, email, password }: OpenPages): Promise<void> => {
  const page = await context.newPage();
  await page.goto(`${url}/sign-in`);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((address) => address.pathname !== "/sign-in");
  await page.close();
};

const measure = async (world: World, out: (line: string) => void): Promise<void> => {
  await using hub = await openPages(world);
  const browser = await chromium.launch({ executablePath: browserPath(), args: ["--no-sandbox", "--disable-gpu"] });
  try {
    const context = await browser.newContext({ baseURL: hub.url, viewport: { width: 1280, height: 900 }, reducedMotion: "reduce" });
    await signIn(context, hub);
    const base = `${hub.url}/standing/${encodeURIComponent(world.sample.id)}`;
    for (const [name, path] of Object.entries(pages)) {
      const url = `${base}${path}${path.endsWith("/") ? encodeURIComponent(world.sample.metric) : ""}`;
      const first = await visit(context, url);
      const later: Visit[] = [];
      for (let round = 1; round <= rounds; round += 1) later.push(await visit(context, url));
      const middle = (of: (one: Visit) => number): number => median(later.map(of));
      out(`${name.padEnd(14)} first ${first.settled.toFixed(0).padStart(6)} ms; then ${middle((one) => one.settled).toFixed(0).padStart(5)} ms, ${middle((one) => one.requests)} requests, ${(middle((one) => one.bytes) / 1000).toFixed(0)} KB`);
    }
    const named = Object.entries(pages).filter(([, path]) => !path.endsWith("/"));
    const times = await goRound(context, named.map(([, path]) => `/standing/${encodeURIComponent(world.sample.id)}${path}`));
    out(`from page to page, all seen before: ${named.map(([name], nth) => `${name} ${median(times[nth] ?? []).toFixed(0)} ms`).join(", ")}`);
  } finally {
    await browser.close();
  }
};

/** An admin's pages in a browser, over a filled fleet: requests, bytes and milliseconds until each has settled. `at` keeps the warehouse there and takes it again. */
export const runPages = async (size: Size, at: string | undefined, out: (line: string) => void): Promise<void> => {
  const directory = at === undefined ? await mkdtemp(join(tmpdir(), "pinghouse-bench-")) : undefined;
  const path = at ?? join(directory ?? "", "filled.duckdb");
  if (!existsSync(path)) out(`filling ${size.installations} installations x ${size.weeks} weeks x ${size.metrics} metrics`);
  try {
    await measure(await fillWorld(path, size, out), out);
  } finally {
    if (directory !== undefined) await rm(directory, { recursive: true, force: true });
  }
};
