import * as fc from "fast-check";
import { expect, test } from "vitest";
import { arbitraryChecks } from "../testing/arbitrary-checks.ts";
import { listOf } from "../testing/land-oracle.ts";
import { openTestStore } from "../testing/open-test-store.ts";
import { checksOf, flatChecks, groupChecks, hostsOf } from "../testing/oracle-checks.ts";
import { checks, type ChecksRow } from "./checks.ts";

const windows = fc.record({ from: fc.constantFrom("2025-12-20", "2026-01-05"), to: fc.constantFrom("2026-01-06", "2026-01-10"), product: fc.constantFrom("gitlab", ""), version: fc.constantFrom("18.5.0", "unknown") }, { requiredKeys: [] });

test("checks are counted by day, product and version, with the distinct hosts that asked, as the words say it", async () => {
  await using store = await openTestStore();
  await fc.assert(
    fc.asyncProperty(arbitraryChecks, windows, async (days, { from = "", to = "9999", product, version }) => {
      await store.keepChecks(days, true);
      const rows = flatChecks(days).filter((row) => row.day >= from && row.day < to && (product ?? row.product) === row.product && (version ?? row.version) === row.version);
      const expected = [...groupChecks(rows, (row) => `${row.day}\n${row.product}\n${row.version}`)]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([, [first, ...rest]]) => first && { day: first.day, product: first.product, version: first.version, checks: checksOf([first, ...rest]), hosts: hostsOf([first, ...rest]) });
      const input = { ...(from === "" ? {} : { from }), ...(to === "9999" ? {} : { to }), ...(product === undefined ? {} : { product }), ...(version === undefined ? {} : { version }) };
      expect(await listOf<ChecksRow>(store, checks(input))).toEqual(expected);
    }),
    { numRuns: 25 },
  );
});

test("a day that is told again takes the place of what was there, and the revision stays", async () => {
  await using store = await openTestStore();
  const day = (at: string, n: number) => ({ day: at, counts: [{ product: "gitlab", version: "18.7.0", referer_host: "", source: "http" as const, n }] });
  const { revision } = store.progress();
  await store.keepChecks([day("2026-01-01", 1), day("2026-01-02", 2)]);
  await store.keepChecks([day("2026-01-02", 5)]);
  const held = async () => (await listOf<ChecksRow>(store, checks({}))).map((row) => [row.day, row.checks]);
  expect(await held()).toEqual([["2026-01-01", 1], ["2026-01-02", 5]]);
  await store.keepChecks([day("2026-01-03", 7)], true);
  expect(await held()).toEqual([["2026-01-03", 7]]);
  expect(store.progress().revision).toBe(revision);
});
