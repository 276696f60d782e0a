import type { z } from "zod";
import { decodeCursor, encodeCursor } from "../queries/cursor.ts";
import { Answer, defaultLimit, type PageInput } from "./answer.ts";
import type { Context } from "./context.ts";
import { tableOf } from "./table-of.ts";

interface Rows<Row> {
  /** Names the list in its cursors. */
  name: string;
  item: z.ZodObject;
  /** Every row; no two have one key. */
  rows: readonly Row[];
  key: (row: Row) => string | number;
}

/**
 * Answers a list that does not come from the store, ascending by its key: a page of it, or the whole where the context
 * asks for that and the caller for no page. `as_of` says only how far the warehouse is.
 */
export const answerRows = <Row extends object>(ctx: Context, { name, item, rows, key }: Rows<Row>, { limit, cursor }: PageInput): Answer<Row> => {
  const ascending = rows.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
  const [last] = cursor === undefined ? [] : decodeCursor(name, cursor, 1);
  const rest = last === undefined ? ascending : ascending.filter((row) => key(row) > last);
  const whole = ctx.whole && limit === undefined && cursor === undefined;
  const items = whole ? rest : rest.slice(0, limit ?? defaultLimit);
  const end = items.at(-1);
  const next = end === undefined || items.length === rest.length ? null : encodeCursor(name, [key(end)]);
  return new Answer(ctx.store.progress().as_of, tableOf(item, items), next);
};
