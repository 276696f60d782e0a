import { Router } from "@solidjs/router";
import { QueryClient, QueryClientProvider } from "@tanstack/solid-query";
import { failureOf } from "./api/client.ts";
import { routes } from "./routes.tsx";
import { Shell } from "./shell/shell.tsx";

/** Answers stay fresh for half a minute; what the hub refuses (4xx) is not asked again by itself. */
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

export function App() {
  const client = createQueryClient();
  return (
    <QueryClientProvider client={client}>
      <Router root={Shell}>{routes(client)}</Router>
    </QueryClientProvider>
  );
}
