import { equal, ok } from "node:assert/strict";
import { groupWeeks, type GroupMember, type GroupWeeksRow } from "@pinghouse/warehouse/queries/group-weeks";
import { measures } from "@pinghouse/warehouse/api/standing/trends";
import { ownGroup } from "../own-group.ts";
import { queryBench } from "../world.ts";

const asked = Object.values(measures);

/** The headline figures of somebody who has six installations, over a year. */
export const bench = queryBench<{ group: readonly GroupMember[]; rows: GroupWeeksRow[] }>({
  name: "group-weeks",
  ask: async (world) => {
    const group = await ownGroup(world);
    return { group, rows: await groupWeeks(world.store, { metric: asked, group }) };
  },
  check: ({ group, rows }, { facts }) => {
    ok(rows.length > 0);
    const metrics = new Set(rows.map(({ metric }) => metric)).size;
    const weeks = new Set(rows.map(({ week }) => week)).size;
    equal(rows.length, metrics * weeks * group.length);
    ok(weeks <= Math.min(53, facts.weeks));
  },
});
