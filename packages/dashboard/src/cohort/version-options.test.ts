import { expect, test } from "vitest";
import { versionOptions } from "./version-options.ts";

test("minor versions stand newest first, each with what its range holds, a pre-release of the next one included", () => {
  const rows = [["18.10.1", 4], ["18.9.0", 3], ["18.10.0-pre", 2], ["18.9.4", 1], ["unknown", 7]] as const;
  expect(versionOptions(rows.map(([value, installations]) => ({ value, installations })))).toEqual([
    { value: ">=18.10 <18.11", label: "18.10", note: "4" },
    { value: ">=18.9 <18.10", label: "18.9", note: "6" },
  ]);
});
