import type { Cohort } from "@pinghouse/shared/cohort/cohort";
import { snapTo } from "@pinghouse/shared/time/week";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { arbitraryPings } from "../testing/arbitrary-pings.ts";
import { landOracle } from "../testing/land-oracle.ts";
import { mondayText, type Oracle, type OraclePing } from "../testing/oracle.ts";
import { numberOf } from "../testing/oracle-figures.ts";
import { cohortSize } from "./cohort-size.ts";

const uses = (ping: OraclePing, key: string): boolean => (numberOf(ping.values[key]) ?? 0) > 0;

/** Cohorts and, of each, who is in it, by plain words. */
const cohorts: readonly [Cohort, (ping: OraclePing, oracle: Oracle) => boolean][] = [
  [{}, () => true],
  [{ edition: ["CE", "EEU"] }, ({ edition }) => edition === "CE" || edition === "EEU"],
  [{ edition: ["family:EE"], size: ["11-50", "unknown"] }, (ping, oracle) => oracle.family(ping) === "EE" && ["11-50", "unknown"].includes(oracle.size(ping))],
  [{ plan: ["premium"], has: ["counts.issues"] }, (ping) => ping.plan === "premium" && uses(ping, "counts.issues")],
  [{ has: ["counts.issues", "signup_enabled"] }, (ping) => uses(ping, "counts.issues") || uses(ping, "signup_enabled")],
  [{ lacks: ["counts.issues", "signup_enabled"] }, (ping) => !uses(ping, "counts.issues") || !uses(ping, "signup_enabled")],
  [{ attribute: ["database.flavor:managed", "signup_enabled:true"] }, ({ values }) => values["database.flavor"] === "managed" || values["signup_enabled"] === true],
];

test("a cohort's size is counted at its window's last week, today without one, and told with all that report", async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryPings, fc.constantFrom(undefined, "2025-12-17", "2026-01-05", "2026-03-01"), async (pings, to) => {
      await using world = await landOracle(pings);
      const { oracle, store } = world;
      const asked = to === undefined ? oracle.current : Math.min(oracle.current, Date.parse(snapTo(to)) - 7 * 86_400_000);
      const members = oracle.membersAt(asked);
      for (const [conditions, holds] of cohorts) {
        const cohort = { ...conditions, ...(to === undefined ? {} : { to }) };
        expect(await cohortSize(store, cohort)).toMatchObject({
          cohort,
          week: mondayText(asked),
          installations: members.filter((ping) => holds(ping, oracle)).length,
          reporting: members.length,
        });
      }
    }),
    { numRuns: 8 },
  );
});
