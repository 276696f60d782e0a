import { expect, test } from "vitest";
import { upgradeFlags } from "./own-upgrades.ts";

test("an upgrade is a flag in its week or in the month of its Monday, named by its minor version where that is new", () => {
  const rows = [{ week: "2026-01-26", version: "18.7.0", previous_version: "18.6.0" }];
  expect(upgradeFlags(rows).list).toEqual([{ week: "2026-01-26", name: "18.7" }]);
  expect(upgradeFlags(rows, "months").list).toEqual([{ week: "2026-01-01", name: "18.7" }]);
  expect(upgradeFlags([{ week: "2026-01-26", version: "18.7.2", previous_version: "18.7.0" }]).list[0]?.name).toBe("18.7.2");
});
