import { lookup as systemLookup } from "node:dns/promises";
import { once } from "node:events";
import { request } from "node:http";
import { connect, isIP, type Socket } from "node:net";
import { connect as secure } from "node:tls";
import { explain } from "./explain.ts";
import { NetworkFailure, type Step } from "./network-failure.ts";
import { usualLimits, within, type Limits } from "./patience.ts";
import { portOf } from "./port-of.ts";
import { proxyFor, type Proxies, type Proxy } from "./proxies.ts";

export type Address = { address: string; family: number };

export interface DialOptions {
  proxies: Proxies;
  /** Certificates of authorities that are trusted, in place of Node's own list. */
  authorities?: readonly string[] | undefined;
  limits?: Limits;
  /** How names become addresses; this machine's way where absent. */
  lookup?: (hostname: string) => Promise<Address[]>;
}

export interface Dialled {
  socket: Socket;
  /** The proxy that the socket goes to. */
  proxy: Proxy | null;
  /** The socket ends at the proxy, which is to be asked with a whole address. */
  absolute: boolean;
}

/** Told of each step that was taken, in words. */
export type OnStep = (step: Step, words: string) => void;

const systemAddresses = (hostname: string): Promise<Address[]> => systemLookup(hostname, { all: true });

/** One way to a host: what is waited for at each of its steps, and who hears of it. */
class Way {
  readonly options: DialOptions;
  readonly signal: AbortSignal | undefined;
  readonly tell: OnStep;
  /** When patience ends for opening, on the clock of `performance`. */
  readonly until: number;

  constructor(options: DialOptions, signal: AbortSignal | undefined, tell: OnStep) {
    this.options = options;
    this.signal = signal;
    this.tell = tell;
    this.until = performance.now() + (options.limits ?? usualLimits).open;
  }

  async wait<Value>(step: Step, place: string, work: Promise<Value>): Promise<Value> {
    const { open } = this.options.limits ?? usualLimits;
    try {
      const left = Math.max(1, this.until - performance.now());
      return await within(work, { step, place, ms: left, signal: this.signal });
    } catch (error) {
      if (this.signal?.aborted === true) throw error;
      if (error instanceof NetworkFailure && error.isTimeout) throw new NetworkFailure(step, error.message.replace(/[\d.]+ seconds/, `${open / 1000} seconds`), error.advice, { isTimeout: true });
      throw explain(step, place, error);
    }
  }

  async addresses(hostname: string): Promise<Address[]> {
    const family = isIP(hostname);
    if (family !== 0) return [{ address: hostname, family }];
    const found = await this.wait("name", hostname, (this.options.lookup ?? systemAddresses)(hostname));
    if (found.length === 0) throw explain("name", hostname, undefined);
    return found;
  }

  async socket(hostname: string, port: number): Promise<Socket> {
    const addresses = await this.addresses(hostname);
    this.tell("name", isIP(hostname) === 0 ? `${hostname} is ${addresses.map(({ address }) => address).join(", ")}.` : `${hostname} is an address; there is no name to look up.`);
    const place = `${hostname}:${port}`;
    const socket = connect({ host: hostname, port, autoSelectFamily: true, lookup: (_, { all }, give) => (all === true ? give(null, addresses) : give(null, addresses[0]?.address ?? "", addresses[0]?.family)) });
    try {
      await this.wait("connect", place, once(socket, "connect"));
    } catch (error) {
      socket.destroy();
      throw error;
    }
    socket.setNoDelay(true);
    this.tell("connect", `${place} took the connection.`);
    return socket;
  }

  async secured(socket: Socket, hostname: string, port: number): Promise<Socket> {
    const { authorities } = this.options;
    const wrapped = secure({ socket, ...(isIP(hostname) === 0 ? { servername: hostname } : { host: hostname }), ALPNProtocols: ["http/1.1"], ...(authorities === undefined ? {} : { ca: [...authorities] }) });
    try {
      await this.wait("tls", `${hostname}:${port}`, once(wrapped, "secureConnect"));
    } catch (error) {
      wrapped.destroy();
      throw error;
    }
    return wrapped;
  }
}

const refusedBy = (proxy: Proxy, status: number, place: string): NetworkFailure => {
  if (status === 407) return new NetworkFailure("proxy", `The proxy ${proxy.origin} wants a name and a password, or does not take those it got (407).`, `Put them into ${proxy.from}, as in http://name:password@proxy.example.com:3128.`);
  return new NetworkFailure("proxy", `The proxy ${proxy.origin} does not open a way to ${place} (${status}).`, `Have the proxy allow CONNECT to ${place}.`);
};

/** Has a proxy open a tunnel. */
const tunnel = async (way: Way, socket: Socket, proxy: Proxy, place: string): Promise<Socket> => {
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
