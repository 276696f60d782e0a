/** What is needed of a query to read its answer without waiting for it. */
export interface Answerable<T> {
  readonly data: T | undefined;
  readonly isSuccess: boolean;
  readonly dataUpdatedAt: number;
}

/**
 * The answer of a query, undefined while there is none. Reading `query.data` suspends: the whole page before the answer
 * is there, and for a moment even one that was at hand from the start, in which whatever is being typed or pressed below
 * that Suspense is lost; and it throws where the query failed. A query is a proxy that does so in its `get` alone, so
 * this reads the property by its descriptor, which Solid's stores track as they do a plain read. An answer that could
 * not be refreshed stays.
 */
export const answerOf = <T>(query: Answerable<T>): T | undefined => {
  if (!query.isSuccess && query.dataUpdatedAt === 0) return undefined;
  const property: TypedPropertyDescriptor<T | undefined> | undefined = Object.getOwnPropertyDescriptor(query, "data");
  return property?.get === undefined ? property?.value : property.get.call(query);
};
