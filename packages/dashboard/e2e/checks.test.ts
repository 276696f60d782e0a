import { createServer } from "node:http";
import { once } from "node:events";
import { inject, expect, test } from "vitest";
import { become } from "./harness/become.ts";
import { pageFaults } from "./harness/check-page.ts";
import { openPage } from "./harness/open-page.ts";

test("checks stand by day and version, pings beside them and apart, wide and narrow, in both themes", async () => {
  expect(await pageFaults({ name: "checks", path: "/checks" })).toEqual([]);
  expect(await pageFaults({ name: "patches", path: "/patches" })).toEqual([]);
});

test("the window stays in the address, and says what is no longer kept", async () => {
  await using opened = await openPage();
  const { page, visit, takeFaults } = opened;
  await visit("/checks");
  await page.getByText(/checks in 28 days; at most \d+ hosts gave their names on one day\. Beside them, and kept apart,/).waitFor();
  await page.getByRole("radio", { name: "All" }).or(page.getByRole("button", { name: "All", exact: true })).first().click();
  await page.waitForURL(/[?&]days=all/);
  await page.getByText("not kept").first().waitFor();
  expect(takeFaults()).toEqual([]);
});

test("from an advisory to the minors without a fix, to the installations on one of them, and to a list to paste", async () => {
  await using opened = await openPage();
  const { page, visit, takeFaults } = opened;
  await visit("/patches");
  await page.getByText("no fix of their own").waitFor();
  await page.getByText("| 21.1 | 21.1.2 |").waitFor();
  await page.getByRole("link", { name: /installations on 21\.1$/ }).click();
  await page.waitForURL(/\/installations\?version=21\.1\.1&state=active$/);
  await page.getByRole("status").filter({ hasText: / of \d+ installations/ }).waitFor();
  expect(takeFaults()).toEqual([]);
});

test("an admin is offered neither page, and gets nothing from their questions", async () => {
  await using opened = await openPage();
  const { page, visit } = opened;
  await visit("/fleet");
  await become(page, "Admin");
  await page.waitForURL(/\/standing\//);
  for (const path of ["/api/v1/checks", "/api/v1/checks/days", "/api/v1/checks/versions", "/api/v1/advisories", "/api/v1/patches?advisory=SAMPLE-2026-0001"]) {
    expect([path, (await page.request.get(path)).status()]).toEqual([path, 403]);
  }
  await visit("/patches");
  expect(await page.getByText("SAMPLE-2026-0001").count()).toBe(0);
});

/** A page of another origin that shows the pictures. */
const openForeignPage = async (hub: string): Promise<{ url: string } & AsyncDisposable> => {
  const info = Buffer.from(JSON.stringify({ version: "21.1.1" })).toString("base64url");
  const html = `<!doctype html><title>elsewhere</title><img alt="svg" src="${hub}/check.svg?gitlab_info=${info}"><img alt="png" src="${hub}/check.png?gitlab_info=${info}">`;
  const server = createServer((_request, response) => void response.writeHead(200, { "content-type": "text/html", "cross-origin-embedder-policy": "require-corp" }).end(html)).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}/`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
};

test("a page of another origin shows both pictures, even one that asks for leave of each", async () => {
  await using foreign = await openForeignPage(inject("demoUrl"));
  await using opened = await openPage();
  const { page } = opened;
  await page.goto(foreign.url, { waitUntil: "load" });
  const widths = await page.evaluate(() => [...document.images].map(({ complete, naturalWidth }) => (complete ? naturalWidth : 0)));
  expect(widths).toHaveLength(2);
  for (const width of widths) expect(width).toBeGreaterThan(60);
});
