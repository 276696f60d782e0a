import { once } from "node:events";
import { createServer, type IncomingMessage, type RequestListener, type Server } from "node:http";

/** A request as it came. */
export interface Seen {
  method: string;
  url: string;
  headers: IncomingMessage["headers"];
  body: string;
}

export interface LoopbackServer extends AsyncDisposable {
  readonly url: string;
  readonly port: number;
  readonly seen: Seen[];
  /** Connections that were opened, whether anything was asked on them or not. */
  connections(): number;
  readonly server: Server;
}

/** A server on this machine that keeps what it is asked. For tests. */
export const openLoopback = async (answer: (seen: Seen, ...rest: Parameters<RequestListener>) => void): Promise<LoopbackServer> => {
  const seen: Seen[] = [];
  let opened = 0;
  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray()).toString("utf8");
    const what = { method: request.method ?? "", url: request.url ?? "", headers: request.headers, body };
    seen.push(what);
    answer(what, request, response);
  });
  server.on("connection", () => (opened += 1));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    seen,
    server,
    connections: () => opened,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
};

/** A hub that takes every ping, giving ids from 1, and answers version checks. */
export const openLoopbackHub = (): Promise<LoopbackServer> => {
  let id = 0;
  return openLoopback(({ method, url }, _, response) => {
    const json = (status: number, body: unknown): void => void response.writeHead(status, { "content-type": "application/json; charset=utf-8" }).end(JSON.stringify(body));
    if (method === "POST" && url === "/usage_data") json(201, { conv_index: { usage_data_id: (id += 1) } });
    else if (method === "POST") json(201, {});
    else if (url === "/livez") response.writeHead(200, { "content-type": "text/plain" }).end("alive\n");
    else json(200, { latest_stable_versions: ["2.0.0"], latest_version: "2.0.0", latest_stable_version_of_minor: null, severity: "warning", critical_vulnerability: false, details: "" });
  });
};
