/**
 * The row a key leads to from `active` (-1 = none yet) in a table of `count` rows, `page` of them in view;
 * undefined when the key means nothing to a table, or the table is empty.
 */
export const nextRow = (key: string, active: number, count: number, page: number): number | undefined => {
  const moves: Record<string, number> = {
    ArrowDown: active + 1,
    ArrowUp: active - 1,
    PageDown: active + page,
    PageUp: active - page,
    Home: 0,
    End: count - 1,
  };
  const target = moves[key];
  return target === undefined || count === 0 ? undefined : Math.min(count - 1, Math.max(0, target));
};
