import type { Page } from "playwright-core";
import { untilStill } from "./until-still.ts";

/** Takes another role in a sample hub by its switch, and waits until what it leads to stands. */
export const become = async (page: Page, role: "Admin" | "Analyst" | "Operator"): Promise<void> => {
  await page.getByRole("button", { name: /change the role$/ }).click();
  await page.getByRole("menuitemradio", { name: new RegExp(`^${role}`) }).click();
  await untilStill(page);
};
