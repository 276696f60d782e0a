import * as fc from "fast-check";
import { expect, test } from "vitest";
import { breakdownBars } from "./breakdown-bars.ts";

const row = (value: string, installations: number) => ({ value, installations, users: 0 });

test("versions stand newest first, as versions and not as texts", () => {
  const { bars } = breakdownBars("version", [row("18.9.1", 1), row("18.10.0", 2), row("17.11.0", 3)]);
  expect(bars.map(({ name }) => name)).toEqual(["18.10.0", "18.9.1", "17.11.0"]);
});

test("size bands stand by size, with what is not said at the end and hollow", () => {
  const { bars } = breakdownBars("size", [row("unknown", 9), row("501-2000", 1), row("1-10", 4)]);
  expect(bars).toEqual([
    { name: "1 to 10", value: 4 },
    { name: "501 to 2,000", value: 1 },
    { name: "Not said", value: 9, hollow: true },
  ]);
});

test("of many versions the most frequent stand alone and the rest in one bar that says how many it holds", () => {
  const rows = Array.from({ length: 14 }, (_, i) => row(`18.${i}.0`, 100 - i));
  const { bars, said } = breakdownBars("version", rows);
  expect(bars).toHaveLength(10);
  expect(bars.at(-1)).toEqual({ name: "5 others", value: 91 + 90 + 89 + 88 + 87, hollow: true });
  expect(said).toBe("The 9 most frequent of 14 versions");
});

test("no installation is lost between the rows and the bars", () => {
  const rows = fc.uniqueArray(fc.record({ value: fc.string(), installations: fc.nat(1_000), users: fc.nat() }), { selector: ({ value }) => value });
  fc.assert(
    fc.property(rows, fc.constantFrom("version", "edition", "size"), (given, by) => {
      const sum = breakdownBars(by, given).bars.reduce((total, { value }) => total + value, 0);
      expect(sum).toBe(given.reduce((total, { installations }) => total + installations, 0));
    }),
  );
});
