import { once } from "node:events";
import { createServer, request, type RequestListener } from "node:http";
import { createServer as createSecure } from "node:https";
import { connect } from "node:net";
import type { TestCertificate } from "./certificate.ts";

export interface SmallProxy extends AsyncDisposable {
  readonly port: number;
  /** What it was asked, such as `CONNECT hub:443` or `POST http://hub/usage_data`. */
  readonly asked: string[];
  connections(): number;
}

export interface SmallProxyOptions {
  /** `name:password` that it wants to see. */
  credentials?: string;
  /** The answer to every CONNECT, in place of a tunnel. */
  refuseWith?: number;
  /** Speaks TLS itself, with this. */
  certificate?: TestCertificate;
  /** Where every host is, whatever its name. */
  host?: string;
}

/** A real forwarding proxy on this machine: plain requests with a whole address, and CONNECT. For tests. */
export const openSmallProxy = async ({ credentials, refuseWith, certificate, host = "127.0.0.1" }: SmallProxyOptions = {}): Promise<SmallProxy> => {
  const asked: string[] = [];
  let opened = 0;
  const wanted = credentials === undefined ? undefined : `Basic ${Buffer.from(credentials).toString("base64")}`;
  const pass: RequestListener = (incoming, response) => {
    asked.push(`${incoming.method ?? ""} ${incoming.url ?? ""}`);
    if (wanted !== undefined && incoming.headers["proxy-authorization"] !== wanted) {
      response.writeHead(407, { "proxy-authenticate": "Basic" }).end();
      return;
    }
    const target = new URL(incoming.url ?? "");
    const { "proxy-authorization": _, ...headers } = incoming.headers;
    const onward = request({ host, port: target.port, path: `${target.pathname}${target.search}`, method: incoming.method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on("error", () => response.writeHead(502).end());
    incoming.pipe(onward);
  };
  const server = certificate === undefined ? createServer(pass) : createSecure(certificate, pass);
  server.on("connection", () => (opened += 1));
  server.on("connect", (incoming, socket, head) => {
    asked.push(`CONNECT ${incoming.url ?? ""}`);
    socket.on("error", () => {});
    const refusal = wanted !== undefined && incoming.headers["proxy-authorization"] !== wanted ? 407 : refuseWith;
    if (refusal !== undefined) {
      socket.end(`HTTP/1.1 ${refusal} No\r\n\r\n`);
      return;
    }
    const onward = connect(Number(incoming.url?.split(":").at(-1)), host, () => {
      socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
      onward.write(head);
      onward.pipe(socket).pipe(onward);
    });
    onward.on("error", () => socket.destroy());
    socket.on("close", () => onward.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : 0,
    asked,
    connections: () => opened,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
};
