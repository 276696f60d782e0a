import { createTRPCClient, httpLink, type TRPCClient } from "@trpc/client";
import { Agent, fetch, request, type Dispatcher } from "undici";
import type { AppRouter } from "@pinghouse/warehouse/api/router";

/** How commands talk to a hub: over its local socket, as its operator, whether it runs apart or in this process. */
export interface HubLink extends AsyncDisposable {
  trpc: TRPCClient<AppRouter>;
  /** Posts bytes to one of the socket's own routes and resolves with the JSON of its answer. */
  post(path: string, body: Uint8Array): Promise<unknown>;
  /** Gets a route as it comes, whatever its status. */
  get(path: string, options: { signal: AbortSignal; headers: Record<string, string> }): Promise<Dispatcher.ResponseData>;
}

const origin = "http://hub.local";

const connect = (socketPath: string): Agent => new Agent({ connect: { socketPath }, headersTimeout: 0, bodyTimeout: 0 });

const typedClient = (agent: Agent): HubLink["trpc"] =>
  createTRPCClient<AppRouter>({
    links: [
      httpLink({
        url: `${origin}/trpc`,
        fetch: (url, init) =>
          fetch(String(url), {
            method: init?.method ?? "GET",
            headers: { "content-type": "application/json" },
            body: typeof init?.body === "string" ? init.body : null,
            dispatcher: agent,
          }),
      }),
    ],
  });

/** A link over the socket at `path`; undefined where no hub answers there. */
export const linkHub = async (path: string): Promise<HubLink | undefined> => {
  const agent = connect(path);
  try {
    await (await fetch(`${origin}/livez`, { dispatcher: agent })).text();
  } catch {
    await agent.close();
    return undefined;
  }
  return {
    trpc: typedClient(agent),
    post: async (route, body) => {
      const response = await fetch(`${origin}${route}`, { method: "POST", headers: { "content-type": "application/octet-stream" }, body, dispatcher: agent });
      const text = await response.text();
      if (!response.ok) throw new Error(`the hub answered ${response.status}: ${text}`);
      return JSON.parse(text);
    },
    get: (route, options) => request(`${origin}${route}`, { ...options, dispatcher: agent }),
    [Symbol.asyncDispose]: () => agent.close(),
  };
};
