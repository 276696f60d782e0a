import type { Server } from "node:http";

/** Milliseconds that requests already under way may still take; the whole drain has ten seconds. */
const patience = 5_000;
const pause = 25;

/** Stops listening and resolves when the last request is answered, or cuts off what is left after `patience`. */
export const closeServer = async (server: Server, wait = patience): Promise<void> => {
  if (!server.listening) return;
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // A connection that was busy just now becomes an idle one that is kept alive, and would hold up the end.
  const sweep = setInterval(() => server.closeIdleConnections(), pause);
  const cut = setTimeout(() => server.closeAllConnections(), wait);
  await closed;
  clearInterval(sweep);
  clearTimeout(cut);
};
