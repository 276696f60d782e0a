import { expect, test } from "vitest";
import { pageFaults } from "./harness/check-page.ts";
import { openPage } from "./harness/open-page.ts";

test("Fleet looks right in both themes, wide and narrow", async () => {
  expect(await pageFaults({ name: "fleet", path: "/fleet", prepare: (page) => page.locator(".chart-plot svg").first().waitFor({ state: "attached" }) })).toEqual([]);
});

test("every chart has its numbers as a table, and they are those of the API", async () => {
  await using opened = await openPage();
  const { page, visit } = opened;
  await visit("/fleet");
  const panel = page.getByRole("region", { name: "By edition" });
  await panel.getByRole("button", { name: "Table" }).click();
  const shown = await panel.locator("tbody tr").evaluateAll((rows) => rows.map((row) => [...row.children].slice(0, 2).map((cell) => cell.textContent)));
  const { items } = await (await page.request.get("/api/v1/fleet/breakdown?by=edition")).json();
  const expected = items
    .map(({ value, installations }: { value: string; installations: number }) => [value, installations])
    .sort((a: [string, number], b: [string, number]) => b[1] - a[1])
    .map(([value, n]: [string, number]) => [value, n.toLocaleString("en-US")]);
  expect(shown).toEqual(expected);
});

test("the ledger's window is kept in the address, and its sum holds", async () => {
  await using opened = await openPage();
  const { page, visit } = opened;
  await visit("/fleet");
  const ledger = page.getByRole("region", { name: "Where every post went" });
  await ledger.getByText("7 days").click();
  await page.waitForURL(/window=7d/);
  await visit("/fleet?window=all");
  expect(await ledger.getByRole("radio", { name: "All" }).isChecked()).toBe(true);
  const numbers = await ledger.locator(".ledger-number").evaluateAll((found) => found.map((number) => Number((number.textContent ?? "").replaceAll(",", ""))));
  const [received = Number.NaN, ...terms] = numbers;
  expect(received).toBeGreaterThan(0);
  expect(terms.reduce((sum, term) => sum + term, 0)).toBe(received);
  expect(await ledger.getByRole("alert").count()).toBe(0);
});

test("a panel whose answer fails says so, names the request, and tries again; the rest of the page stands", async () => {
  await using opened = await openPage();
  const { page, visit } = opened;
  let failing = true;
  await page.route("**/trpc/fleet.freshness*", async (route) => {
    if (!failing) return route.continue();
    const error = { message: "The hub met an error of its own.", code: -32603, data: { code: "INTERNAL_SERVER_ERROR", httpStatus: 500 } };
    return route.fulfill({ status: 500, headers: { "x-request-id": "d0c5" }, json: { error } });
  });
  await visit("/fleet");
  const panel = page.getByRole("region", { name: "Last ping" });
  await panel.getByText("could not be loaded").waitFor();
  expect(await panel.getByText("Request d0c5").isVisible()).toBe(true);
  expect(await page.getByRole("region", { name: "By edition" }).locator(".chart-plot").count()).toBe(1);
  failing = false;
  await panel.getByRole("button", { name: "Try again" }).click();
  await panel.locator(".chart-plot").waitFor();
  expect(await panel.getByRole("alert").count()).toBe(0);
});

test("a slow answer shows a skeleton of its size first, and nothing jumps when it comes", async () => {
  await using opened = await openPage();
  const { page, visit } = opened;
  let answer = () => {};
  const held = new Promise<void>((resolve) => (answer = resolve));
  await page.route("**/trpc/fleet.weeks*", async (route) => {
    await held;
    return route.continue();
  });
  const panel = page.getByRole("region", { name: "Active installations by week" });
  const open = visit("/fleet");
  await panel.getByRole("status").waitFor();
  const before = await panel.boundingBox();
  answer();
  await open;
  const after = await panel.boundingBox();
  expect(Math.abs((after?.height ?? 0) - (before?.height ?? 0))).toBeLessThan(24);
});
