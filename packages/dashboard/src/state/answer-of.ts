/** What is needed of a query to read its answer without waiting for it. */
export interface Answerable<T> {
  readonly data: T | undefined;
  readonly isSuccess: boolean;
  readonly dataUpdatedAt: number;
}

/**
 * The answer of a query, undefined while there is none. Reading `query.data` itself before it is there suspends the
 * whole page, and throws where the query failed; this does neither. An answer that could not be refreshed stays.
 */
export const answerOf = <T>(query: Answerable<T>): T | undefined => (query.isSuccess || query.dataUpdatedAt > 0 ? query.data : undefined);
