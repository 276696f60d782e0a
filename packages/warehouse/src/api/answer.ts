import { cutPage, pageOf, wholeOf, type Listing } from "../queries/listing.ts";
import { tableRows, type Table } from "../store/table.ts";
import type { Context } from "./context.ts";
import { z } from "zod";

export interface Page<Row> {
  as_of: string | null;
  items: Row[];
  next_cursor: string | null;
}

/** A list as the queries answered it, column by column. It becomes rows only where it becomes JSON. */
export class Answer<Row> {
  readonly as_of: string | null;
  readonly table: Table;
  readonly next_cursor: string | null;

  constructor(as_of: string | null, table: Table, next_cursor: string | null) {
    this.as_of = as_of;
    this.table = table;
    this.next_cursor = next_cursor;
  }

  toJSON(): Page<Row> {
    return { as_of: this.as_of, items: tableRows<Row>(this.table), next_cursor: this.next_cursor };
  }
}

export const defaultLimit = 100;
export const maxLimit = 1000;

/** The parameters that every list takes. */
export const pageShape = {
  limit: z.int().min(1).max(maxLimit).optional(),
  cursor: z.string().max(16_384).optional(),
};

export interface PageInput {
  limit?: number | undefined;
  cursor?: string | undefined;
}

/** Puts a list question: a page of it, or the whole where the context asks for that and the caller for no page. */
export const answerList = async <Row>(ctx: Context, listing: Listing, { limit, cursor }: PageInput): Promise<Answer<Row>> => {
  const whole = ctx.whole && limit === undefined && cursor === undefined;
  const length = limit ?? defaultLimit;
  const { as_of, tables } = await ctx.store.read(listing.name, [whole ? wholeOf(listing) : pageOf(listing, length, cursor)]);
  const table = tables[0] ?? { length: 0, columns: [] };
  if (whole) return new Answer(as_of, table, null);
  const page = cutPage(listing, table, length);
  return new Answer(as_of, page.table, page.next);
};
