import { joinSql, plain, sql, type Sql } from "../store/sql.ts";
import { cell, type Column, type Table } from "../store/table.ts";
import { decodeCursor, encodeCursor, type CursorKey } from "./cursor.ts";

/** A question whose answer is a list that can be read page by page. */
export interface Listing {
  /** Names the question in the histogram of query latency. */
  name: string;
  /** A SELECT without ORDER BY or LIMIT. */
  query: Sql;
  /** Columns of the query, never NULL, that are unique together. The list ascends by them. */
  order: readonly string[];
}

const quoted = (name: string): Sql => plain(`"${name.replaceAll('"', '""')}"`);

const orderBy = (listing: Listing): Sql => sql`ORDER BY ${joinSql(listing.order.map(quoted), ",")}`;

/** A key column beside a cursor's value, as the value's type: a forged cursor finds nothing, and is no error of the engine. */
const beside = (name: string, value: string | number): Sql =>
  typeof value === "number" ? sql`try_cast(${quoted(name)} AS DOUBLE)` : sql`${quoted(name)}::VARCHAR`;

/** `a > x OR (a = x AND b > y)`: spelled out, because values of different types do not compare as rows. */
const after = (order: readonly string[], key: CursorKey): Sql =>
  joinSql(
    order.map((name, index) => {
      const value = key[index] ?? "";
      const same = order.slice(0, index).map((earlier, place) => sql`${beside(earlier, key[place] ?? "")} = ${key[place] ?? ""}`);
      return sql`(${joinSql([...same, sql`${beside(name, value)} > ${value}`], "AND")})`;
    }),
    "OR",
  );

/** The whole list, in its order. */
export const wholeOf = (listing: Listing): Sql => sql`SELECT * FROM (${listing.query}) AS list ${orderBy(listing)}`;

/** A page in the list's order, with one row more than `limit` where the list goes on. Throws bad_parameter for a foreign cursor. */
export const pageOf = (listing: Listing, limit: number, cursor: string | undefined): Sql => {
  const start = cursor === undefined ? plain("true") : after(listing.order, decodeCursor(listing.name, cursor, listing.order.length));
  return sql`SELECT * FROM (${listing.query}) AS list WHERE ${start} ${orderBy(listing)} LIMIT ${limit + 1}::INTEGER`;
};

const cut = (column: Column, length: number): Column => {
  if (column.type === "text") return { ...column, values: column.values.slice(0, length) };
  const valid = column.valid?.slice(0, length) ?? null;
  if (column.type === "boolean") return { ...column, values: column.values.slice(0, length), valid };
  return { ...column, values: column.values.slice(0, length), valid };
};

const keyAt = (listing: Listing, table: Table, row: number): CursorKey =>
  listing.order.map((name) => {
    const column = table.columns.find((candidate) => candidate.name === name);
    const value = column === undefined ? null : cell(column, row);
    if (value === null || typeof value === "boolean") throw new Error(`${listing.name}: the key column ${name} has no value`);
    return value;
  });

/** What `pageOf` answered, without its surplus row; the cursor of the next page, or null at the end. */
export const cutPage = (listing: Listing, table: Table, limit: number): { table: Table; next: string | null } =>
  table.length <= limit
    ? { table, next: null }
    : {
        table: { length: limit, columns: table.columns.map((column) => cut(column, limit)) },
        next: encodeCursor(listing.name, keyAt(listing, table, limit - 1)),
      };
