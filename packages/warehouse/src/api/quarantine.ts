import { normaliseUuid } from "@pinghouse/shared/identity/identity";
import { z } from "zod";
import type { Table } from "../store/table.ts";
import { Answer, defaultLimit, pageShape, type PageInput } from "./answer.ts";
import type { SetAside } from "../archive/archive.ts";
import type { Context } from "./context.ts";
import { setAsideItem } from "./items.ts";
import { operator, router } from "./trpc.ts";
import { decodeCursor, encodeCursor } from "../queries/cursor.ts";
import { tableOf } from "./table-of.ts";

const list = "quarantine";

const after = (pings: readonly SetAside[], cursor: string | undefined): readonly SetAside[] => {
  if (cursor === undefined) return pings;
  const [last = 0] = decodeCursor(list, cursor, 1);
  return pings.filter((ping) => ping.ping_id > Number(last));
};

/** Pings set aside now, by id. They come from the journal, so as_of says only how far the warehouse is. */
const setAside = async (ctx: Context, { limit, cursor }: PageInput): Promise<Answer<SetAside>> => {
  const all = (await ctx.archive.quarantined()).toSorted((a, b) => a.ping_id - b.ping_id);
  const whole = ctx.whole && limit === undefined && cursor === undefined;
  const rest = after(all, cursor);
  const items = whole ? rest : rest.slice(0, limit ?? defaultLimit);
  const last = items.at(-1);
  const next = last === undefined || items.length === rest.length ? null : encodeCursor(list, [last.ping_id]);
  const table: Table = tableOf(setAsideItem, items);
  return new Answer(ctx.store.progress().as_of, table, next);
};

export const quarantineRouter = router({
  list: operator
    .meta({ path: "/quarantine", kind: "list", summary: "Pings that were acknowledged and set aside.", item: setAsideItem, live: true })
    .input(z.strictObject(pageShape).default({}))
    .query(({ ctx, input }) => setAside(ctx, input)),

  replay: operator
    .input(z.strictObject({ ping_ids: z.array(z.int().min(1)).min(1).max(100_000) }))
    .mutation(async ({ ctx, input }) => ({ replayed: await ctx.archive.replay(input.ping_ids) })),

  approve: operator
    .input(z.strictObject({ uuid: z.string().min(1).max(1020) }))
    .mutation(async ({ ctx, input }) => ({ replayed: await ctx.archive.approve(normaliseUuid(input.uuid) ?? input.uuid) })),
});
