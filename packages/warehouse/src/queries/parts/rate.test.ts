import * as fc from "fast-check";
import { expect, test } from "vitest";
import { arbitraryPings } from "../../testing/arbitrary-pings.ts";
import { expectFigures } from "../../testing/expect-figures.ts";
import { landOracle, listOf, rowsOf } from "../../testing/land-oracle.ts";
import { figuresOf } from "../../testing/oracle-figures.ts";
import { asRates, rateOf } from "../../testing/oracle-rates.ts";
import { mondayText } from "../../testing/oracle.ts";
import { openTestStore } from "../../testing/open-test-store.ts";
import { sql } from "../../store/sql.ts";
import { ping, type TestPing } from "../../testing/test-ping.ts";
import { distribution } from "../distribution.ts";
import { trend, type TrendRow } from "../trend.ts";
import { manyValuesAs } from "./rate.ts";

const key = "counts.issues";

test("rates of every week are what plain loops over all pings say, landed or compacted", async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryPings, fc.boolean(), fc.constantFrom(key, "sums.size", "database.flavor"), async (pings, compact, asked) => {
      await using world = await landOracle(pings, { compact });
      const { oracle, store } = world;
      const expected = oracle
        .weeks()
        .map((week) => ({ week: mondayText(week), figures: figuresOf(asked, asRates(asked, oracle.eligibleOf(asked, oracle.membersAt(week)), pings)) }))
        .filter(({ figures }) => figures.eligible > 0);
      const rows = await listOf<TrendRow>(store, trend({ key: asked, as: "rate" }));
      expect(rows.map((row) => row.week)).toEqual(expected.map(({ week }) => week));
      rows.forEach((row, index) => expectFigures(row, expected[index]?.figures));
    }),
    { numRuns: 15 },
  );
});

test("today's distribution counts why there is no rate", async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryPings, async (pings) => {
      fc.pre(pings.some((one) => key in one.values));
      await using world = await landOracle(pings);
      const eligible = world.oracle.eligibleOf(key, world.oracle.membersAt(world.oracle.current));
      const record = await distribution(world.store, { key, as: "rate" });
      expectFigures(record, figuresOf(key, asRates(key, eligible, pings)));
      const count = (reason: string) => eligible.filter((one) => typeof one.values[key] === "number" && rateOf(key, one, pings) === reason).length;
      for (const reason of ["no_earlier_ping", "no_earlier_value", "reset", "no_users"]) {
        expect(record.reasons.find((one) => one.reason === reason)?.n ?? 0, reason).toBe(count(reason));
      }
      const of = (state: string) => record.reasons.filter((one) => one.state === state).reduce((sum, { n }) => sum + n, 0);
      expect([of("missing"), of("failed")]).toEqual([record.missing, record.failed]);
    }),
    { numRuns: 12 },
  );
});

test("several metrics at once have the rates that each has by itself", async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryPings, fc.boolean(), async (pings, compact) => {
      await using world = await landOracle(pings, { compact });
      const keys = [key, "counts.merge_requests", "never.sent"];
      const rows = await rowsOf<{ key: string; ping: number; value: number | null; state: number }>(
        world.store,
        sql`SELECT key, ping::DOUBLE AS ping, value, state::DOUBLE AS state FROM (${manyValuesAs("rate", keys, "ping")}) AS rates JOIN metric USING (metric)`,
      );
      const expected = pings.flatMap((one) => keys.filter((name) => name in one.values).map((name) => `${one.id} ${name}`));
      expect(rows.map((row) => `${row.ping} ${row.key}`).toSorted()).toEqual(expected.toSorted());
      const close = (value: number | null) => value?.toPrecision(10) ?? null;
      const found = Object.fromEntries(rows.map((row) => [`${row.ping} ${row.key}`, [row.state === 0, close(row.value)]]));
      for (const one of pings) {
        for (const name of keys.filter((asked) => asked in one.values)) {
          const rate = rateOf(name, one, pings);
          expect(found[`${one.id} ${name}`]).toEqual(typeof rate === "number" ? [true, close(rate)] : [false, null]);
        }
      }
    }),
    { numRuns: 6 },
  );
});

const at = (date: string, total: number, users: number | null = 10): TestPing => ping({ uuid: "a", hostname: "h", at: date, users, values: { total } });

const p50 = async (pings: TestPing[]): Promise<number | string | null | undefined> => {
  await using store = await openTestStore(pings);
  const { p50: median, reasons } = await distribution(store, { key: "total", as: "rate" });
  return median ?? reasons[0]?.reason;
};

test("a rate is the difference over the days between, for 28 days and one user", async () => {
  expect(await p50([at("2026-01-05T00:00:00Z", 100), at("2026-02-02T00:00:00Z", 380)])).toBeCloseTo(28, 12);
  expect(await p50([at("2026-01-12T00:00:00Z", 100), at("2026-02-02T00:00:00Z", 380)])).toBeCloseTo((280 / 21) * 2.8, 12);
});

test("21 and 35 days are near enough, a second beyond is not", async () => {
  expect(await p50([at("2026-01-12T12:00:00Z", 1), at("2026-02-02T12:00:00Z", 2)])).toBeTypeOf("number");
  expect(await p50([at("2026-01-12T12:00:01Z", 1), at("2026-02-02T12:00:00Z", 2)])).toBe("no_earlier_ping");
  expect(await p50([at("2025-12-29T12:00:00Z", 1), at("2026-02-02T12:00:00Z", 2)])).toBeTypeOf("number");
  expect(await p50([at("2025-12-29T11:59:59Z", 1), at("2026-02-02T12:00:00Z", 2)])).toBe("no_earlier_ping");
});

test("of two pings as near to 28 days the later counts", async () => {
  expect(await p50([at("2026-01-03T00:00:00Z", 0), at("2026-01-07T00:00:00Z", 100), at("2026-02-02T00:00:00Z", 360)])).toBeCloseTo(28, 12);
});

test("a total that fell is a reset, and without users there is no rate", async () => {
  expect(await p50([at("2026-01-05T00:00:00Z", 100), at("2026-02-02T00:00:00Z", 99)])).toBe("reset");
  expect(await p50([at("2026-01-05T00:00:00Z", 100), at("2026-02-02T00:00:00Z", 101, 0)])).toBe("no_users");
  expect(await p50([at("2026-01-05T00:00:00Z", 100), at("2026-02-02T00:00:00Z", 101, null)])).toBe("no_users");
});

test("the unit says that it is a rate", async () => {
  await using store = await openTestStore([at("2026-01-05T00:00:00Z", 100)]);
  expect((await distribution(store, { key: "total", as: "rate" })).unit).toBe("per 28 days and active user");
  expect((await distribution(store, { key: "total" })).unit).toBeNull();
});
