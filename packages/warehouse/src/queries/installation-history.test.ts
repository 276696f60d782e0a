import * as fc from "fast-check";
import { expect, test } from "vitest";
import { arbitraryPings } from "../testing/arbitrary-pings.ts";
import { landOracle, listOf } from "../testing/land-oracle.ts";
import { mondayOf, mondayText, type OraclePing, type OracleValue } from "../testing/oracle.ts";
import { numberOf } from "../testing/oracle-figures.ts";
import { openTestStore } from "../testing/open-test-store.ts";
import { installationId, ping } from "../testing/test-ping.ts";
import { installationHistory, type InstallationHistoryRow } from "./installation-history.ts";

const stateOf = (value: OracleValue | undefined, offered: boolean): string => {
  if (value === undefined) return offered ? "missing" : "unavailable";
  if (value === null) return "missing";
  if (typeof value !== "object") return "value";
  return "failed" in value ? "failed" : "missing";
};

const newestOfWeeks = (pings: readonly OraclePing[]): OraclePing[] => {
  const found = new Map<number, OraclePing>();
  for (const one of pings.toSorted((a, b) => a.recorded_at - b.recorded_at || a.id - b.id)) found.set(mondayOf(one.recorded_at), one);
  return [...found.values()];
};

test("history has a row for each week with a ping, of the newest ping in it", async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryPings, fc.boolean(), async (pings, compact) => {
      await using world = await landOracle(pings, { compact });
      const { oracle, store } = world;
      const [one] = pings;
      const mine = pings.filter((other) => one !== undefined && oracle.installationOf(other) === oracle.installationOf(one));
      const metric = ["counts.issues", "database.flavor", "never.sent"];
      const expected = metric.flatMap((key) =>
        newestOfWeeks(mine).map((at) => {
          const value = at.values[key];
          return {
            metric: key,
            week: mondayText(mondayOf(at.recorded_at)),
            ping_id: at.id,
            value: numberOf(value) ?? null,
            value_text: typeof value === "string" ? value : null,
            state: stateOf(value, oracle.releasesOf(key).has(oracle.release(at))),
          };
        }),
      );
      const rows = await listOf<InstallationHistoryRow>(store, installationHistory({ id: installationId(one?.uuid ?? "", one?.hostname), metric }));
      expect(rows.map(({ recorded_at: _at, reason: _reason, ...row }) => row)).toEqual(expected);
    }),
    { numRuns: 8 },
  );
});

test("digits beyond 2^53 - 1 are kept as text", async () => {
  await using store = await openTestStore([ping({ uuid: "a", hostname: "h", values: { id: 6842684531675334351n } })]);
  const [row] = await listOf<InstallationHistoryRow>(store, installationHistory({ id: installationId("a", "h"), metric: ["id"] }));
  expect(row).toMatchObject({ state: "value", value_text: "6842684531675334351" });
});
