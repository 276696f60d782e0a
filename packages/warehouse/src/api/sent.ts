import { Problem } from "@pinghouse/shared/problem/problem";
import { installation } from "../queries/installation.ts";
import type { InstallationPostsRow } from "../queries/installation-posts.ts";
import type { Listing } from "../queries/listing.ts";
import { pingOwner } from "../queries/ping-owner.ts";
import type { Column } from "../store/table.ts";
import { Answer, answerList, type PageInput } from "./answer.ts";
import type { Context } from "./context.ts";
import type { PayloadRecord } from "./items.ts";
import { withholdUuid } from "./withhold-uuid.ts";

// Texts as an installation sent them hold its uuid, which is treated like a credential: analysts read them without it.

const withholding = async (ctx: Context, id: string): Promise<(text: string) => string> => {
  if (ctx.who.role !== "analyst") return (text) => text;
  const { uuid } = await installation(ctx.store, { id }, { uuid: true });
  return (text) => withholdUuid(text, uuid ?? "");
};

/** The payload of one ping of one installation. Throws Problem "not_found" for another's ping and for one no longer held. */
export const payloadOf = async (ctx: Context, { id, ping_id }: { id: string; ping_id: number }): Promise<PayloadRecord> => {
  const { as_of, owner } = await pingOwner(ctx.store, ping_id);
  const payload = owner === id ? await ctx.archive.payload(ping_id) : undefined;
  if (payload === undefined) throw new Problem("not_found");
  const withhold = await withholding(ctx, id);
  return { as_of, ping_id, payload: withhold(payload) };
};

const mapped = (column: Column, change: (text: string) => string): Column =>
  column.type === "text" ? { ...column, values: column.values.map((value) => (value === null ? null : change(value))) } : column;

/** The metadata and error posts of one installation. */
export const postsOf = async (ctx: Context, listing: Listing, input: PageInput & { id: string }): Promise<Answer<InstallationPostsRow>> => {
  const answer = await answerList<InstallationPostsRow>(ctx, listing, input);
  const withhold = await withholding(ctx, input.id);
  const columns = answer.table.columns.map((column) => (column.name === "body" ? mapped(column, withhold) : column));
  return new Answer(answer.as_of, { length: answer.table.length, columns }, answer.next_cursor);
};
