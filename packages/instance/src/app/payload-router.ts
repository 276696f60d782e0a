import { Problem } from "@pinghouse/shared/problem/problem";
import { z } from "zod";
import { NothingNew } from "../collect/measured.ts";
import { actorOf } from "./context.ts";
import { admin, router } from "./trpc.ts";

const kept = z.strictObject({ id: z.int().positive() });
const historyLength = 1_000;

const said = (error: unknown): never => {
  throw error instanceof NothingNew ? new Problem("conflict", { detail: error.message, cause: error }) : error;
};

/** What would be sent, and what was. */
export const payloadRouter = router({
  /** Measures what the switches allow and keeps the very bytes; with what is different from the last that was sent. */
  preview: admin.mutation(async ({ ctx: { instance } }) => {
    const preview = await instance.preview().catch(said);
    return { ...preview, diff: await instance.diffWithLast(preview.id) };
  }),

  /** Sends the bytes of a kept preview, and no others. */
  send: admin.input(kept).mutation(({ ctx, input: { id } }) => ctx.instance.sendNow(id, actorOf(ctx))),

  /** A year of what was sent or tried, newest first, and when the next goes by itself. */
  history: admin.query(async ({ ctx: { instance } }) => ({ items: await instance.history({ limit: historyLength }), schedule: await instance.schedule() })),

  /** Everything about one payload, byte for byte. */
  sent: admin.input(kept).query(({ ctx, input: { id } }) => ctx.instance.payload(id)),
});
