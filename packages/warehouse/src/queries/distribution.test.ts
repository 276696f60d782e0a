import * as fc from "fast-check";
import { expect, test } from "vitest";
import { arbitraryPings } from "../testing/arbitrary-pings.ts";
import { expectFigures } from "../testing/expect-figures.ts";
import { landOracle } from "../testing/land-oracle.ts";
import { mondayText, type Oracle, type OraclePing } from "../testing/oracle.ts";
import { figuresOf, numberOf } from "../testing/oracle-figures.ts";
import { openTestStore } from "../testing/open-test-store.ts";
import { ping } from "../testing/test-ping.ts";
import { distribution, type DistributionInput } from "./distribution.ts";

const key = "counts.issues";

const agrees = async (pings: OraclePing[], input: Omit<DistributionInput, "key">, members: (oracle: Oracle) => OraclePing[]): Promise<void> => {
  await using world = await landOracle(pings);
  if (!pings.some((ping) => key in ping.values)) {
    await expect(distribution(world.store, { key, ...input })).rejects.toMatchObject({ code: "not_found" });
    return;
  }
  const eligible = world.oracle.eligibleOf(key, members(world.oracle));
  const record = await distribution(world.store, { key, ...input });
  expectFigures(record, figuresOf(key, eligible));
  const users = eligible.map((ping) => numberOf(ping.values[key]) ?? 0).filter((value) => value > 0);
  expect(record.histogram.reduce((sum, bin) => sum + bin.n, 0)).toBe(users.length);
  for (const bin of record.histogram) {
    expect(bin.n, `from ${bin.from} to ${bin.to}`).toBe(users.filter((value) => value >= bin.from && value < bin.to).length);
  }
  record.histogram.slice(1).forEach((bin, index) => expect(bin.from).toBe(record.histogram[index]?.to));
};

test("today's distribution is what plain loops over today's members say", async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryPings, (pings) => agrees(pings, {}, (oracle) => oracle.membersAt(oracle.current))),
    { numRuns: 12 },
  );
});

test("with a window's end it speaks of the window's last week", async () => {
  const week = Date.parse("2025-12-22T00:00:00Z");
  await fc.assert(
    fc.asyncProperty(arbitraryPings, async (pings) => {
      await agrees(pings, { from: "2025-11-01", to: "2025-12-24" }, (oracle) => oracle.membersAt(week));
    }),
    { numRuns: 8 },
  );
  expect(mondayText(week)).toBe("2025-12-22");
});

test("a window that ends in the future speaks of the week being filled", async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryPings, (pings) => agrees(pings, { to: "2026-06-01" }, (oracle) => oracle.membersAt(oracle.current))),
    { numRuns: 5 },
  );
  await using world = await landOracle([
    { id: 1, uuid: "u", hostname: "", recorded_at: Date.parse("2026-01-07"), received_at: Date.parse("2026-01-07"), version: null, edition: null, users: null, values: { [key]: 1 } },
  ]);
  expect(await distribution(world.store, { key, to: "2026-06-01" })).toMatchObject({ week: "2026-01-05", n: 1 });
});

const matching: [string, Omit<DistributionInput, "key">, (oracle: Oracle) => (ping: OraclePing) => boolean][] = [
  ["an edition as sent", { edition: ["EE", "CE"] }, () => (ping) => ping.edition === "EE" || ping.edition === "CE"],
  ["a family of editions", { edition: ["family:EE"] }, (oracle) => (ping) => oracle.family(ping) === "EE"],
  ["size bands", { size: ["11-50", "51-100", "unknown"] }, (oracle) => (ping) => ["11-50", "51-100", "unknown"].includes(oracle.size(ping))],
  ["a range of versions", { version: [">=18.5 <18.7"] }, () => (ping) => /^18\.[56]\.|^18\.7\.0-rc/.test(ping.version ?? "")],
  ["users of a metric", { has: ["counts.merge_requests"] }, () => (ping) => (numberOf(ping.values["counts.merge_requests"]) ?? 0) > 0],
  ["who lacks a metric", { lacks: ["counts.merge_requests"] }, () => (ping) => !((numberOf(ping.values["counts.merge_requests"]) ?? 0) > 0)],
  ["an attribute in words", { attribute: ["database.flavor:managed"] }, () => (ping) => ping.values["database.flavor"] === "managed"],
  ["an attribute that is a switch", { attribute: ["signup_enabled:true"] }, () => (ping) => ping.values["signup_enabled"] === true],
  ["two keys at once", { edition: ["family:EE"], has: ["signup_enabled"] }, (oracle) => (ping) => oracle.family(ping) === "EE" && ping.values["signup_enabled"] === true],
];

test.each(matching)("a cohort of %s counts those alone", async (_, input, keep) => {
  await fc.assert(
    fc.asyncProperty(arbitraryPings, (pings) => agrees(pings, input, (oracle) => oracle.membersAt(oracle.current).filter(keep(oracle)))),
    { numRuns: 3 },
  );
});

test("a list that nobody saved is not found, and a metric nobody sent neither", async () => {
  await using world = await landOracle([]);
  await expect(distribution(world.store, { key, list: ["mine"] })).rejects.toMatchObject({ code: "list_not_found" });
  await expect(distribution(world.store, { key })).rejects.toMatchObject({ code: "not_found" });
});

test("the bin of the largest numbers ends at the largest number there is", async () => {
  await using store = await openTestStore([ping({ uuid: "a", values: { m: 1.5e308 } })]);
  expect((await distribution(store, { key: "m" })).histogram).toEqual([{ from: 1e308, to: Number.MAX_VALUE, n: 1 }]);
});
