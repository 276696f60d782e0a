import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { pageFaults } from "./harness/check-page.ts";
import { openPage } from "./harness/open-page.ts";

test("Releases looks right in both themes, wide and narrow", async () => {
  const prepare = async (page: Page) => {
    await page.getByRole("grid", { name: "Releases" }).locator(".vt-body .vt-row").first().waitFor();
    await page.getByText("Nothing would be different.").waitFor();
  };
  expect(await pageFaults({ name: "releases", path: "/releases?open=21.1.2&change=1", prepare })).toEqual([]);
});

test("a draft says who turns which colour before it is saved; saved it stands in the history, and is undone", async () => {
  await using opened = await openPage();
  const { page, visit } = opened;
  await visit("/releases");
  await page.getByRole("link", { name: "Add a release" }).click();
  await page.getByLabel("Version", { exact: true }).fill("21.3.9");
  await page.getByLabel("Security release").check();
  await page.getByRole("region", { name: "Preview" }).getByText(/\d+ installations turn red/).waitFor();
  await page.getByRole("region", { name: "Versions that turn another colour" }).getByRole("rowheader", { name: "21.3.2" }).waitFor();
  // Saved is one that changes nobody's colour: other tests look at the same hub.
  await page.getByLabel("Version", { exact: true }).fill("20.1");
  await page.getByLabel("Security release").uncheck();
  await page.getByRole("region", { name: "Preview" }).getByText(/None of \d+ installations/).waitFor();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByText("20.1.0 is saved").waitFor();
  const history = page.getByRole("region", { name: "History" }).first();
  const line = history.locator("li", { hasText: "Saved: 20.1.0 added" }).first();
  await line.getByRole("button", { name: /^Undo change/ }).click();
  await line.getByText(/None of \d+ installations/).waitFor();
  await line.getByRole("button", { name: "Undo it" }).click();
  await history.getByText(/^\d+\. Undone change \d+: 20\.1\.0 removed$/).first().waitFor();
  await line.getByText("changed again since").waitFor();
  await page.getByRole("grid", { name: "Releases" }).getByText("20.1.0").waitFor({ state: "detached" });
  expect(await page.getByRole("grid", { name: "Releases" }).locator(".vt-body .vt-row").first().textContent()).toContain("21.3.2");
});

test("by keyboard a release opens and Escape closes it; a typing error is said in words and sends nothing", async () => {
  await using opened = await openPage();
  const { page, visit } = opened;
  await visit("/releases");
  await page.getByRole("grid", { name: "Releases" }).focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Change 21.3.2" }).waitFor();
  await page.getByLabel("Affected versions").fill("all of them");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByText('"all of them" is no range of versions').waitFor();
  await page.keyboard.press("Escape");
  await page.waitForURL(/\/releases$/);
  expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe("Releases");
});

test("an analyst reads and cannot change; an admin gets nothing", async () => {
  await using opened = await openPage();
  const { page, visit } = opened;
  await visit("/");
  const become = (role: string) => page.request.post("/trpc/session.become", { data: { role }, headers: { origin: new URL(page.url()).origin } });
  await become("analyst");
  await visit("/releases?open=21.1.2");
  await page.getByRole("region", { name: "21.1.2" }).getByText("critical security release").waitFor();
  expect(await page.getByRole("button", { name: /^(Undo change|Change the policy|Save$)/ }).count()).toBe(0);
  expect(await page.getByRole("link", { name: "Add a release" }).count()).toBe(0);
  await become("admin");
  await visit("/releases");
  expect(await page.getByRole("grid").count()).toBe(0);
  expect((await page.request.get("/api/v1/releases")).status()).toBe(403);
});
