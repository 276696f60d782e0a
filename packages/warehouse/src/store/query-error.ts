const wordsOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));

/** A query that failed: its SQL in `sql` (values are not in it), and what DuckDB said in the message and as the cause. */
export class QueryError extends Error {
  override readonly name = "QueryError";
  readonly sql: string;

  constructor(text: string, options: { cause: unknown }) {
    super(`a query failed: ${wordsOf(options.cause)}`, options);
    this.sql = text;
  }
}
