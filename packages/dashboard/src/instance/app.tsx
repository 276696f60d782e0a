import { Router } from "@solidjs/router";
import { QueryClientProvider } from "@tanstack/solid-query";
import { createQueryClient } from "../state/query-client.ts";
import { InstanceRoutes } from "./routes.tsx";
import { InstanceShell } from "./shell/shell.tsx";

/** The Admin Area of one installation. */
export function InstanceApp() {
  // Once: a call in the attribute would make another client at each look.
  const client = createQueryClient();
  return (
    <QueryClientProvider client={client}>
      <Router root={InstanceShell}>
        <InstanceRoutes />
      </Router>
    </QueryClientProvider>
  );
}
