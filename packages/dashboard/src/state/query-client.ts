import { QueryClient } from "@tanstack/solid-query";
import { failureOf } from "../api/client.ts";

/** Answers stay fresh for half a minute; what the server refuses (4xx) is not asked again by itself. */
export const createQueryClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        retry: (count, error) => {
          const { status } = failureOf(error);
          return count < 2 && (status === 0 || status === 503);
        },
      },
    },
  });
