import { expect, test } from "vitest";
import { pageFaults } from "./harness/check-page.ts";

test("Set aside looks right in both themes, wide and narrow, with nothing in it", async () => {
  expect(await pageFaults({ name: "set-aside", path: "/set-aside" })).toEqual([]);
});
