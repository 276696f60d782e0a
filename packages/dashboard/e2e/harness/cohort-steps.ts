import type { Page } from "playwright-core";

/** Adds a condition with the builder's menu and ticks values of it. `side` is "Cohort A" where a page has two cohorts. */
export const tick = async (page: Page, condition: string, values: readonly RegExp[], side?: string): Promise<void> => {
  await page.getByRole("button", { name: side === undefined ? "Add a condition" : `${side}, Add a condition` }).click();
  await page.getByRole("group", { name: "Conditions" }).getByRole("button", { name: condition, exact: true }).click();
  for (const value of values) await page.getByRole("checkbox", { name: value }).check();
  await page.getByRole("button", { name: "Done" }).click();
};
