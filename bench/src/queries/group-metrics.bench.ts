import { equal, ok } from "node:assert/strict";
import { groupMetrics, type GroupMetricsRow, type PresentMember } from "@pinghouse/warehouse/queries/group-metrics";
import { ownGroup } from "../own-group.ts";
import { queryBench } from "../world.ts";

/** All metrics of somebody who has six installations, side by side. */
export const bench = queryBench<{ group: readonly PresentMember[]; rows: GroupMetricsRow[] }>({
  name: "group-metrics",
  ask: async (world) => {
    const group = await ownGroup(world);
    return { group, rows: await groupMetrics(world.store, group) };
  },
  check: ({ group, rows }, { sample }) => {
    equal(rows.length % group.length, 0);
    ok(rows.some(({ key, installation }) => key === sample.metric && installation === sample.id));
  },
});
