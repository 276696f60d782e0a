import { cronFault, nextSlots } from "@pinghouse/shared/exports/cron";
import { Problem } from "@pinghouse/shared/problem/problem";
import { isoInstant } from "@pinghouse/shared/time/instant";
import { z } from "zod";
import type { ScheduleRow } from "../../control/export-rows.ts";
import { actorOf } from "../actor-of.ts";
import { answerRows } from "../answer-rows.ts";
import { pageShape } from "../answer.ts";
import type { Context } from "../context.ts";
import { demandOwner, personOf } from "../saved.ts";
import { analyst } from "../trpc.ts";
import { cronWords } from "./cron-words.ts";
import { exportScheduleItem } from "./export-items.ts";
import { scheduleRow } from "./export-rows.ts";
import { modeShape, orderOf, orderShape } from "./order-input.ts";
import { roleOf } from "./role-of.ts";

const id = z.int().min(1);
const cron = z.string().max(200);
const timeZone = z.string().max(100).default("UTC");

const scheduleInput = z.strictObject({
  id: id.optional(),
  ...orderShape,
  ...modeShape,
  /** Null: by hand alone. */
  cron: cron.nullable().default(null),
  time_zone: timeZone,
  paused: z.boolean().default(false),
});

/** Throws Problem "not_found". */
export const scheduleOf = async ({ exports }: Context, wanted: number): Promise<ScheduleRow> => {
  const found = (await exports.schedules()).find((schedule) => schedule.id === wanted);
  if (found === undefined) throw new Problem("not_found", "There is no such schedule.");
  return found;
};

/** Throws unless the schedule is theirs who ask, or they are operators. */
export const ownScheduleOf = async (ctx: Context, wanted: number): Promise<ScheduleRow> => {
  const schedule = await scheduleOf(ctx, wanted);
  demandOwner(ctx, schedule.owner);
  return schedule;
};

const checkSlots = (expression: string, zone: string): void => {
  const fault = cronFault(expression, zone);
  if (fault === undefined) return;
  const parameter = fault.includes("no time zone") ? "time_zone" : "cron";
  throw new Problem("bad_parameter", { detail: fault, extra: { parameter } });
};

/** What is exported again and again. Who reads the fleet sees every schedule and changes their own; operators change any. */
export const scheduleProcedures = {
  schedules: analyst
    .meta({ path: "/exports/schedules", kind: "list", summary: "What is exported when.", item: exportScheduleItem, live: true })
    .input(z.strictObject(pageShape).default({}))
    .query(async ({ ctx, input }) => {
      const rows = (await ctx.exports.schedules()).map((schedule) => scheduleRow(schedule, ctx.now()));
      return answerRows(ctx, { name: "export_schedules", item: exportScheduleItem, rows, key: (row) => row.id }, input);
    }),

  schedule: analyst.input(z.strictObject({ id })).query(async ({ ctx, input }) => scheduleRow(await scheduleOf(ctx, input.id), ctx.now())),

  /** A new one without `id`; one that is changed stays its owner's. */
  saveSchedule: analyst.input(scheduleInput).mutation(async ({ ctx, input }) => {
    const known = input.id === undefined ? undefined : await ownScheduleOf(ctx, input.id);
    const { owner, role } = known ?? { owner: personOf(ctx), role: roleOf(ctx) };
    if (input.cron !== null) checkSlots(input.cron, input.time_zone);
    const order = await orderOf(ctx, input, role);
    const { mode, cron: expression, time_zone, paused } = input;
    return ctx.exports.saveSchedule({ ...(known === undefined ? {} : { id: known.id }), ...order, mode, cron: expression, time_zone, paused, owner, role }, actorOf(ctx));
  }),

  pauseSchedule: analyst.input(z.strictObject({ id, paused: z.boolean() })).mutation(async ({ ctx, input }) => {
    const { created_at: _created, changed_at: _changed, ...schedule } = await ownScheduleOf(ctx, input.id);
    await ctx.exports.saveSchedule({ ...schedule, paused: input.paused }, actorOf(ctx));
    return { ok: true };
  }),

  removeSchedule: analyst.input(z.strictObject({ id })).mutation(async ({ ctx, input }) => {
    await ownScheduleOf(ctx, input.id);
    await ctx.exports.removeSchedule(input.id, actorOf(ctx));
    return { ok: true };
  }),

  /** What a cron expression says in words, and the next five instants that it names. */
  reading: analyst.input(z.strictObject({ cron, time_zone: timeZone })).query(({ ctx, input }) => {
    checkSlots(input.cron, input.time_zone);
    return { words: cronWords(input.cron), next: nextSlots(input.cron, input.time_zone, ctx.now(), 5).map(isoInstant) };
  }),
};
