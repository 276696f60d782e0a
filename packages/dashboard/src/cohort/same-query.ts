const inOrder = (query: string): string =>
  [...new Set([...new URLSearchParams(query)].map((pair) => JSON.stringify(pair)))].toSorted().join();

/** Whether two queries ask for the same: the order of their parameters and repeats do not matter. */
export const isSameQuery = (one: string, other: string): boolean => inOrder(one) === inOrder(other);
