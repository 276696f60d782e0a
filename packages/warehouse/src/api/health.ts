import { z } from "zod";
import { health } from "../queries/health.ts";
import { healthGrowth } from "../queries/health-growth.ts";
import { healthHours, type HealthHoursRow } from "../queries/health-hours.ts";
import { healthQuiet } from "../queries/health-quiet.ts";
import { healthSetAside, type HealthSetAsideRow } from "../queries/health-set-aside.ts";
import { healthSlots, healthSlotsInput, type HealthSlotsRow } from "../queries/health-slots.ts";
import { healthSuspicions } from "../queries/health-suspicions.ts";
import { answerList, pageShape } from "./answer.ts";
import { diskForecast } from "./disk-forecast.ts";
import { healthHoursItem, healthItem, healthSetAsideItem, healthSlotsItem, healthSuspicionsItem } from "./health-items.ts";
import { operator, router } from "./trpc.ts";

export const healthRouter = router({
  get: operator
    .meta({ path: "/health", kind: "record", summary: "Whether all that was expected is in, and nothing lost.", item: healthItem, live: true })
    .input(z.strictObject({}).default({}))
    .query(({ ctx }) => health(ctx.store, ctx.archive, ctx.now())),

  hours: operator
    .meta({ path: "/health/hours", kind: "list", summary: "Seven days hour by hour: pings received, and expected from known weekly turns.", item: healthHoursItem })
    .input(z.strictObject(pageShape).default({}))
    .query(({ ctx, input }) => answerList<HealthHoursRow>(ctx, healthHours(), input)),

  slots: operator
    .meta({ path: "/health/slots", kind: "list", summary: "Every installation's weekly turn, and whether its ping is in.", item: healthSlotsItem })
    .input(z.strictObject({ ...healthSlotsInput.shape, ...pageShape }).default({}))
    .query(({ ctx, input }) => answerList<HealthSlotsRow>(ctx, healthSlots(input), input)),

  setAside: operator
    .meta({ path: "/health/set-aside", kind: "list", summary: "What is set aside, by reason and version, and what a replay would do.", item: healthSetAsideItem, live: true })
    .input(z.strictObject(pageShape).default({}))
    .query(async ({ ctx, input }) => answerList<HealthSetAsideRow>(ctx, await healthSetAside(ctx.archive), input)),

  suspicions: operator
    .meta({ path: "/health/suspicions", kind: "record", summary: "What looks odd: shared uuids, impossible versions, bursts, totals that fell.", item: healthSuspicionsItem })
    .input(z.strictObject({}).default({}))
    .query(({ ctx }) => healthSuspicions(ctx.store)),

  /** The machine's own figures, which no journal keeps: not under /api/v1. */
  vitals: operator.query(({ ctx }) => ({ since: ctx.vitals.since, samples: [...ctx.vitals.samples()] })),

  disk: operator.query(async ({ ctx }) => diskForecast(await ctx.vitals.disk(), await healthGrowth(ctx.store))),

  /** Null on sample data, whose fleet does not go on. */
  quiet: operator.query(async ({ ctx }) => (ctx.demo === null ? { ...(await healthQuiet(ctx.store, ctx.now())), now: new Date(ctx.now()).toISOString() } : null)),

  lamps: operator.query(({ ctx }) => ctx.vitals.lamps()),
});
