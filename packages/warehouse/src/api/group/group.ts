import { z } from "zod";
import { groupMetrics, type GroupMetricsRow } from "../../queries/group-metrics.ts";
import { groupWeeks, groupWeeksInput, type GroupMember, type GroupWeeksRow } from "../../queries/group-weeks.ts";
import { Problem } from "@pinghouse/shared/problem/problem";
import { answerRows } from "../answer-rows.ts";
import { pageShape } from "../answer.ts";
import { groupShape, ownGroup, router } from "../trpc.ts";
import { groupFigureItem, groupItem, groupMetricsItem, groupWeeksItem } from "./group-items.ts";
import { groupRecord, type GroupRecord } from "./group-record.ts";

/** An installation's place in its group as text that ascends as the places do. */
const placesIn = (group: readonly GroupMember[]): ((installation: string) => string) => {
  const places = new Map(group.map(({ id }, place) => [id, String(place).padStart(6, "0")]));
  return (installation) => places.get(installation) ?? "";
};

/** Several installations side by side and as one group: an admin's own. */
export const groupRouter = router({
  get: ownGroup
    .meta({
      path: "/group",
      kind: "record",
      summary: "Several installations as one group, an admin's own or those that are named: what they come to, and each beside the others.",
      item: groupItem,
      rows: { field: "figures", item: groupFigureItem },
      live: true,
    })
    .input(z.strictObject(groupShape))
    .query(({ ctx }): Promise<GroupRecord> => groupRecord(ctx, ctx.group)),

  weeks: ownGroup
    .meta({ path: "/group/weeks", kind: "list", summary: "Some metrics of a group week by week: a row for each installation, with what the group comes to.", item: groupWeeksItem })
    .input(z.strictObject({ ...groupWeeksInput.shape, ...groupShape, ...pageShape }))
    .query(async ({ ctx, input: { metric, limit, cursor } }) => {
      const rows = await groupWeeks(ctx.store, { metric, group: ctx.group });
      const unknown = ctx.group.length === 0 ? undefined : metric.find((key) => !rows.some((row) => row.metric === key));
      if (unknown !== undefined) throw new Problem("not_found", `No ping ever held a metric "${unknown}".`);
      const place = placesIn(ctx.group);
      const key = (row: GroupWeeksRow) => [row.metric, row.week, place(row.installation)].join("\u0000");
      return answerRows(ctx, { name: "group_weeks", item: groupWeeksItem, rows, key }, { limit, cursor });
    }),

  metrics: ownGroup
    .meta({ path: "/group/metrics", kind: "list", summary: "Every metric that one of a group could have: a row for each installation, with what the group comes to.", item: groupMetricsItem })
    .input(z.strictObject({ ...groupShape, ...pageShape }))
    .query(async ({ ctx, input: { limit, cursor } }) => {
      const rows = await groupMetrics(ctx.store, ctx.group);
      const place = placesIn(ctx.group);
      const key = (row: GroupMetricsRow) => [row.key, place(row.installation)].join("\u0000");
      return answerRows(ctx, { name: "group_metrics", item: groupMetricsItem, rows, key }, { limit, cursor });
    }),
});
