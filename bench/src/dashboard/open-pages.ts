import { once } from "node:events";
import { createServer } from "node:http";
import { dashboardDirectory } from "@pinghouse/hub/build-name";
import { openTestApp } from "@pinghouse/hub/testing/open-test-app";
import type { World } from "../world.ts";

/** The hub's application over a warehouse that was filled, with one person who may see one installation. */
export interface OpenPages extends AsyncDisposable {
  url: string;
  email: string;
  password: string;
}

/** Serves a world's pages on a port of their own. Closes the world's store with itself. */
export const openPages = async ({ store, archive, now, sample }: World): Promise<OpenPages> => {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
  const opened = await openTestApp({ dashboard: dashboardDirectory }, { store, archive, now: () => now, publicUrl: url });
  server.on("request", (request, response) => opened.app.routing(request, response));
  await opened.app.ready();
  const person = { email: "bench@example.org", password: "correct horse battery" };
  await opened.api.control.addPerson({ ...person, role: "admin", installations: [sample.id], actor: "bench" });
  return {
    url,
    ...person,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await opened[Symbol.asyncDispose]();
    },
  };
};
