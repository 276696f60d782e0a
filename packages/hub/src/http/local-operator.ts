import { createServer, type IncomingMessage, type RequestListener, type Server } from "node:http";
import type { Socket } from "node:net";

const localSockets = new WeakSet<Socket>();

/** Whether a request came over the hub's local socket: who can open that file is the operator. Decided by the listener, never by a header. */
export const isLocal = (request: Pick<IncomingMessage, "socket">): boolean => localSockets.has(request.socket);

/** A server whose every connection counts as the local operator's. It answers what `listener` answers. */
export const localServer = (listener: RequestListener): Server =>
  createServer(listener).on("connection", (socket) => localSockets.add(socket));
