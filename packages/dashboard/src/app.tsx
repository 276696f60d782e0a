import { Router } from "@solidjs/router";
import { QueryClientProvider } from "@tanstack/solid-query";
import { routes } from "./routes.tsx";
import { Shell } from "./shell/shell.tsx";
import { createQueryClient } from "./state/query-client.ts";

export function App() {
  const client = createQueryClient();
  return (
    <QueryClientProvider client={client}>
      <Router root={Shell}>{routes(client)}</Router>
    </QueryClientProvider>
  );
}
