import type { Socket } from "node:net";
import { portOf } from "./port-of.ts";
import { proxyFor, type Proxy } from "./proxies.ts";
import { tunnel } from "./tunnel.ts";
import { Way, type DialOptions, type OnStep } from "./way.ts";

export type { DialOptions, OnStep } from "./way.ts";

/** A connection, ready for a request. */
export interface Dialled {
  socket: Socket;
  /** The proxy that the socket goes to. */
  proxy: Proxy | null;
  /** The socket ends at the proxy, which is to be asked with a whole address. */
  absolute: boolean;
}

const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, "");

const throughProxy = async (way: Way, url: URL, proxy: Proxy): Promise<Dialled> => {
  const raw = await way.socket(proxy.hostname, proxy.port);
  const socket = proxy.secure ? await way.secured(raw, proxy.hostname, proxy.port) : raw;
  if (url.protocol === "http:") return { socket, proxy, absolute: true };
  const open = await tunnel(way, socket, proxy, `${url.hostname}:${portOf(url)}`);
  return { socket: await way.secured(open, hostOf(url), portOf(url)), proxy, absolute: false };
};

/**
 * Opens a connection to where an http or https address points, by the proxy that is meant for it. Sending and testing both go
 * this way, so that a test tells what sending will meet. Throws NetworkFailure, or the signal's reason.
 */
export const dial = async (url: URL, options: DialOptions, signal?: AbortSignal, tell: OnStep = () => {}): Promise<Dialled> => {
  signal?.throwIfAborted();
  const way = new Way(options, signal, tell);
  const proxy = proxyFor(options.proxies, url);
  const dialled = proxy === null ? { socket: await way.socket(hostOf(url), portOf(url)), proxy, absolute: false } : await throughProxy(way, url, proxy);
  if (url.protocol !== "https:") return dialled;
  const socket = proxy === null ? await way.secured(dialled.socket, hostOf(url), portOf(url)) : dialled.socket;
  tell("tls", `The certificate of ${url.host} is valid and trusted.`);
  return { ...dialled, socket };
};
