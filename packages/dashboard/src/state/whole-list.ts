import { useInfiniteQuery, keepPreviousData } from "@tanstack/solid-query";
import { createEffect, createMemo } from "solid-js";
import { unwrap } from "solid-js/store";
import { answerOf } from "./answer-of.ts";
import type { askWhole, Page } from "../api/client.ts";

type WholeOptions<Item> = Omit<ReturnType<typeof askWhole>, "queryFn" | "getNextPageParam"> & {
  queryFn: (context: { pageParam: string | null; signal: AbortSignal }) => Promise<Page<Item>>;
  getNextPageParam: (last: Page<Item>) => string | null;
  enabled?: boolean;
};

/**
 * A list loaded to its end, page after page: the first rows show at once, the rest arrive behind them.
 * `rows()` are plain objects (reading tens of thousands through a tracked store takes a tenth of a second),
 * `complete()` says whether the last page is in. `query` is what Panel takes; its data are the rows so far.
 */
export const createWholeList = <Item>(options: () => WholeOptions<Item>) => {
  const pages = useInfiniteQuery(() => ({ ...options(), placeholderData: keepPreviousData }));
  const rows = createMemo((): Item[] | undefined => {
    const data = answerOf(pages);
    return data === undefined ? undefined : unwrap(data.pages).flatMap((page) => page.items);
  });
  createEffect(() => {
    if (pages.hasNextPage && !pages.isFetching && !pages.isError) void pages.fetchNextPage();
  });
  const query = {
    get data() {
      return rows();
    },
    get isSuccess() {
      return pages.isSuccess;
    },
    get dataUpdatedAt() {
      return pages.dataUpdatedAt;
    },
    get error() {
      return pages.error;
    },
    get isFetching() {
      return pages.isFetching;
    },
    refetch: () => pages.refetch(),
  };
  return { rows: () => rows() ?? [], complete: () => pages.isSuccess && !pages.hasNextPage, asOf: () => answerOf(pages)?.pages[0]?.as_of ?? null, query };
};
