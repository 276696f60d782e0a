import { request } from "node:http";
import type { Socket } from "node:net";
import { NetworkFailure } from "./network-failure.ts";
import type { Proxy } from "./proxies.ts";
import type { Way } from "./way.ts";

const refusedBy = (proxy: Proxy, status: number, place: string): NetworkFailure => {
  if (status === 407) return new NetworkFailure("proxy", `The proxy ${proxy.origin} wants a name and a password, or does not take those it got (407).`, `Put them into ${proxy.from}, as in http://name:password@proxy.example.com:3128.`);
  return new NetworkFailure("proxy", `The proxy ${proxy.origin} does not open a way to ${place} (${status}).`, `Have the proxy allow CONNECT to ${place}.`);
};

/** Has a proxy open a way to `place`, a host with its port. */
export const tunnel = async (way: Way, socket: Socket, proxy: Proxy, place: string): Promise<Socket> => {
  const asked = request({
    createConnection: () => socket,
    method: "CONNECT",
    path: place,
    headers: { host: place, ...(proxy.authorization === null ? {} : { "proxy-authorization": proxy.authorization }) },
  });
  const opened = new Promise<number>((resolve, reject) => {
    asked.once("connect", (answer, _, early: Buffer) => {
      if (early.length > 0) socket.unshift(early);
      resolve(answer.statusCode ?? 0);
    });
    asked.once("error", reject);
    asked.end();
  });
  try {
    const status = await way.wait("proxy", proxy.origin, opened);
    if (status < 200 || status > 299) throw refusedBy(proxy, status, place);
  } catch (error) {
    socket.destroy();
    throw error;
  }
  way.tell("proxy", `The proxy ${proxy.origin} opened a way to ${place}.`);
  return socket;
};
