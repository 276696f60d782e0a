import type { Cohort } from "@pinghouse/shared/cohort/cohort";
import { sizes } from "@pinghouse/shared/cohort/size";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Store } from "../../store/door.ts";
import { plain, sql } from "../../store/sql.ts";
import { arbitraryPings } from "../../testing/arbitrary-pings.ts";
import { landOracle, rowsOf } from "../../testing/land-oracle.ts";
import { cohortWeek } from "./cohort-week.ts";

/** The installations of a cohort today, in order. */
const membersOf = async (store: Store, cohort: Cohort): Promise<string[]> => {
  const at = cohortWeek(cohort);
  const rows = await rowsOf<{ id: string }>(store, sql`WITH ${at.members}
    SELECT installation.id FROM member JOIN ping USING (ping) JOIN installation ON installation.installation = member.installation
    WHERE true ${at.condition} ${plain("ORDER BY 1")}`);
  return rows.map(({ id }) => id);
};

/** Cohorts of which each member of the parent is in exactly one, whatever the parent. */
const partitions: readonly { name: string; parts: readonly Cohort[]; parent: Cohort }[] = [
  { name: "a metric used and not used", parts: [{ has: ["counts.issues"] }, { lacks: ["counts.issues"] }], parent: {} },
  { name: "a switch on and not on", parts: [{ has: ["signup_enabled"] }, { lacks: ["signup_enabled"] }], parent: { edition: ["family:EE"] } },
  { name: "a metric that nobody ever sent", parts: [{ has: ["counts.nothing"] }, { lacks: ["counts.nothing"] }], parent: {} },
  { name: "the sizes", parts: sizes.map((size) => ({ size: [size] })), parent: { lacks: ["counts.issues"] } },
  { name: "the editions of a family, as sent", parts: ["EE", "EEU", "EE Free"].map((edition) => ({ edition: [edition] })), parent: { edition: ["family:EE"] } },
  { name: "a version and what comes before and after it", parts: ["<18.6", "=18.6.1", ">18.6.1", ">=18.6 <18.6.1"].map((range) => ({ version: [range] })), parent: { version: [">=0"] } },
];

test.each(partitions)("$name: each member of the parent is in exactly one part", async ({ parts, parent }) => {
  await fc.assert(
    fc.asyncProperty(arbitraryPings, async (pings) => {
      await using world = await landOracle(pings);
      const found = await Promise.all(parts.map((part) => membersOf(world.store, { ...parent, ...part })));
      expect(found.flat().toSorted()).toEqual(await membersOf(world.store, parent));
    }),
    { numRuns: 5 },
  );
});

const two = fc.subarray<Cohort>([
  { edition: ["CE"] }, { size: ["11-50", "unknown"] }, { version: [">=18.6"] }, { plan: ["premium", "gold"] }, { has: ["sums.size"] }, { lacks: ["signup_enabled"] }, { attribute: ["database.flavor:plain"] },
], { minLength: 2, maxLength: 2 });

test("different keys are in both, and the values of one key in either", async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryPings, two, async (pings, [one = {}, other = {}]) => {
      await using world = await landOracle(pings);
      const members = (cohort: Cohort) => membersOf(world.store, cohort);
      const [a, b] = [new Set(await members(one)), await members(other)];
      expect(await members({ ...one, ...other })).toEqual(b.filter((id) => a.has(id)));
      const either = new Set([...(await members({ has: ["counts.issues"] })), ...(await members({ has: ["counts.merge_requests"] }))]);
      expect(await members({ has: ["counts.merge_requests", "counts.issues"] })).toEqual([...either].toSorted());
    }),
    { numRuns: 8 },
  );
});
