import { equal, ok } from "node:assert/strict";
import { mostSparklines, sparklines, type SparklinesRecord } from "@pinghouse/warehouse/queries/sparklines";
import { deskOf } from "@pinghouse/warehouse/queries/standing/desk";
import { queryBench, type World } from "../world.ts";

/** As many lines as one question may name. The desk keeps the installation's metrics, so that only the first ask reads them. */
const keysOf = async ({ store, sample }: World): Promise<string[]> =>
  (await deskOf(store).own(sample.id)).filter(({ kind, value }) => kind === "number" && (value ?? 0) > 0).slice(0, mostSparklines).map(({ key }) => key);

export const bench = queryBench<SparklinesRecord>({
  name: "sparklines",
  ask: async (world) => sparklines(world.store, { id: world.sample.id, metric: await keysOf(world) }),
  check: ({ lines, weeks }, { facts }) => {
    ok(lines.length > 0 && lines.length <= mostSparklines);
    ok(weeks.length > 0 && weeks.length <= Math.min(53, facts.weeks + 1));
    equal(lines.filter(({ values }) => values.some((value) => value !== null)).length, lines.length);
  },
});
