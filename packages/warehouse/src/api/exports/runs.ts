import { Problem } from "@pinghouse/shared/problem/problem";
import { z } from "zod";
import type { RunRow } from "../../control/export-rows.ts";
import { decodeCursor, encodeCursor } from "../../queries/cursor.ts";
import { actorOf } from "../actor-of.ts";
import { Answer, defaultLimit, pageShape, type PageInput } from "../answer.ts";
import type { Context } from "../context.ts";
import { demandOwner, personOf } from "../saved.ts";
import { tableOf } from "../table-of.ts";
import { analyst } from "../trpc.ts";
import { exportRunItem } from "./export-items.ts";
import { runRow, type ExportRunRow } from "./export-rows.ts";
import { orderOf, orderShape } from "./order-input.ts";
import { roleOf } from "./role-of.ts";
import { ownScheduleOf } from "./schedules.ts";

const id = z.int().min(1);
const one = z.strictObject({ id });
const list = "export_runs";
const most = 1000;

/** Throws Problem "not_found". */
const runOf = async ({ exports }: Context, wanted: number): Promise<RunRow> => {
  const found = await exports.run(wanted);
  if (found === undefined) throw new Problem("not_found", "There is no such run.");
  return found;
};

const demandRun = async (ctx: Context, wanted: number): Promise<void> => demandOwner(ctx, (await runOf(ctx, wanted)).owner);

const allOf = async ({ exports }: Pick<Context, "exports">, of: { schedule?: number }, before?: number): Promise<RunRow[]> => {
  const page = await exports.runs({ ...of, limit: most, ...(before === undefined ? {} : { before }) });
  const last = page.at(-1);
  return page.length < most || last === undefined ? page : [...page, ...(await allOf({ exports }, of, last.id))];
};

/** Newest first. */
const answerRuns = async (ctx: Context, of: { schedule?: number }, { limit, cursor }: PageInput): Promise<Answer<ExportRunRow>> => {
  const [after] = cursor === undefined ? [] : decodeCursor(list, cursor, 1);
  const length = limit ?? defaultLimit;
  const whole = ctx.whole && limit === undefined && cursor === undefined;
  const before = typeof after === "number" ? { before: after } : {};
  const found = whole ? await allOf(ctx, of) : await ctx.exports.runs({ ...of, ...before, limit: length + 1 });
  const shown = whole ? found : found.slice(0, length);
  const last = shown.at(-1);
  const next = last === undefined || shown.length === found.length ? null : encodeCursor(list, [last.id]);
  const progress = ctx.exports.progress();
  return new Answer(ctx.store.progress().as_of, tableOf(exportRunItem, shown.map((run) => runRow(run, progress))), next);
};

/** What was exported and what is under way. Who reads the fleet sees every run. */
export const runProcedures = {
  runs: analyst
    .meta({ path: "/exports/runs", kind: "list", summary: "Exports that ran in the last 90 days, and those under way, newest first.", item: exportRunItem, live: true })
    .input(z.strictObject({ schedule: id.optional(), ...pageShape }).default({}))
    .query(({ ctx, input: { schedule, limit, cursor } }) => answerRuns(ctx, schedule === undefined ? {} : { schedule }, { limit, cursor })),

  run: analyst.input(one).query(async ({ ctx, input }) => runRow(await runOf(ctx, input.id), ctx.exports.progress())),

  /** How far a download is that its asker named in the header Pinghouse-Progress; null where none is under way. */
  downloading: analyst.input(z.strictObject({ name: z.string() })).query(({ ctx, input }) => ctx.downloads.progress(input.name) ?? null),

  /** One run of a schedule, beside its slots. */
  runNow: analyst.input(z.strictObject({ schedule: id })).mutation(async ({ ctx, input }) => {
    await ownScheduleOf(ctx, input.schedule);
    return ctx.exports.runNow(input.schedule, actorOf(ctx));
  }),

  /** One export without a schedule. */
  runOnce: analyst.input(z.strictObject(orderShape)).mutation(async ({ ctx, input }) => {
    const role = roleOf(ctx);
    const order = await orderOf(ctx, { ...input, mode: "full" }, role);
    return ctx.exports.exportOnce({ ...order, owner: personOf(ctx), role }, actorOf(ctx));
  }),

  stopRun: analyst.input(one).mutation(async ({ ctx, input }) => {
    await demandRun(ctx, input.id);
    await ctx.exports.stopRun(input.id, actorOf(ctx));
    return { ok: true };
  }),

  /** A failed or stopped run once more, as a run of its own. */
  retryRun: analyst.input(one).mutation(async ({ ctx, input }) => {
    await demandRun(ctx, input.id);
    return ctx.exports.retryRun(input.id, actorOf(ctx));
  }),
};
