import { once } from "node:events";
import { chmodSync } from "node:fs";
import type { Server } from "node:http";
import type { ListenOptions } from "node:net";
import { tmpdir } from "node:os";
import type { Closers } from "@pinghouse/shared/node/closers";
import { clearSocket, socketPlace } from "./data/socket-path.ts";
import { closeServer } from "@pinghouse/shared/node/close-server";

const listenAt = async (server: Server, place: ListenOptions, closers: Closers): Promise<void> => {
  server.listen(place);
  await once(server, "listening");
  closers.add(() => closeServer(server));
};

/** Listens on the local socket of a data directory, for its owner alone. Only under the directory's lock. */
export const listenLocally = async (server: Server, dataDir: string, closers: Closers): Promise<void> => {
  const place = socketPlace(dataDir, tmpdir());
  clearSocket(place);
  // Narrow from the first moment: between listening and chmod others could connect.
  const mask = process.umask(0o177);
  try {
    await listenAt(server, { path: place.path }, closers);
  } finally {
    process.umask(mask);
  }
  chmodSync(place.path, 0o600);
};

/** Listens on TCP. Resolves with the port. Throws with the name of the variable that stands in the way. */
export const listenOnPort = async (server: Server, host: string, port: number, closers: Closers): Promise<number> => {
  await listenAt(server, { host, port }, closers).catch((cause: unknown) => {
    const said = cause instanceof Error ? cause.message : String(cause);
    const variable = /EADDRINUSE|EACCES/.test(said) ? "PINGHOUSE_PORT" : "PINGHOUSE_HOST";
    throw new Error(`${variable}: cannot listen on ${urlOf(host, port)} (${said})`, { cause });
  });
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : port;
};

/** The address to type for a hub that listens there. */
export const urlOf = (host: string, port: number): string => `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
