/** A value that DuckDB binds. Numbers bind as DOUBLE: cast in SQL where an integer matters. */
export type SqlValue = string | number | boolean | null;

/** Text with `$1`-style places and the values bound to them; safe to send to the store thread. */
export interface Sql {
  readonly text: string;
  readonly values: readonly SqlValue[];
}

const isSql = (part: SqlValue | Sql): part is Sql => typeof part === "object" && part !== null;

/**
 * Builds SQL in which every interpolated value is bound; only another `sql` fragment is inlined as text.
 * Fragments nest freely: their places are renumbered.
 */
export const sql = (strings: TemplateStringsArray, ...parts: (SqlValue | Sql)[]): Sql => {
  let text = strings[0] ?? "";
  const values: SqlValue[] = [];
  parts.forEach((part, index) => {
    if (isSql(part)) {
      const shift = values.length;
      text += part.text.replace(/\$(\d+)/g, (_, place: string) => `$${Number(place) + shift}`);
      values.push(...part.values);
    } else {
      values.push(part);
      text += `$${values.length}`;
    }
    text += strings[index + 1] ?? "";
  });
  return { text, values };
};

/** Fragments side by side, with a separator of plain text between them. Empty gives an empty fragment. */
export const joinSql = (fragments: readonly Sql[], separator: string): Sql =>
  fragments.reduce((left, right, index) => (index === 0 ? right : sql`${left} ${plain(separator)} ${right}`), sql``);

/** Text of our own as a fragment. Never for anything that came from outside. */
export const plain = (text: string): Sql => ({ text, values: [] });

/** `('a', 'b')` with each value bound, for `IN`. An empty list matches nothing. */
export const listSql = (values: readonly SqlValue[]): Sql =>
  values.length === 0 ? plain("(NULL)") : sql`(${joinSql(values.map((value) => sql`${value}`), ",")})`;
