import { lookup as systemLookup } from "node:dns/promises";
import { once } from "node:events";
import { connect, isIP, type Socket } from "node:net";
import { connect as secure } from "node:tls";
import { explain } from "./explain.ts";
import type { Step } from "./network-failure.ts";
import { usualLimits, within, type Limits } from "./patience.ts";
import type { Proxies } from "./proxies.ts";

/** What a name stands for. */
export type Address = { address: string; family: number };

/** How the network is reached. */
export interface DialOptions {
  proxies: Proxies;
  /** Certificates of authorities that are trusted, in place of Node's own list. */
  authorities?: readonly string[] | undefined;
  limits?: Limits;
  /** How names become addresses; this machine's way where absent. */
  lookup?: (hostname: string) => Promise<Address[]>;
}

/** Told of each step that was taken, in words. */
export type OnStep = (step: Step, words: string) => void;

/** Milliseconds that one of several addresses gets before the next is tried; Node's own 250 are too few for a slow link. */
const attempt = 2_500;

const systemAddresses = (hostname: string): Promise<Address[]> => systemLookup(hostname, { all: true });

/** One way to a host: what is waited for at each of its steps, and who hears of it. */
export class Way {
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
      return await within(work, { step, place, ms: left, limit: open, signal: this.signal });
    } catch (error) {
      if (this.signal?.aborted === true) throw error;
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
    const socket = connect({ host: hostname, port, autoSelectFamily: true, autoSelectFamilyAttemptTimeout: attempt, lookup: (_, { all }, give) => (all === true ? give(null, addresses) : give(null, addresses[0]?.address ?? "", addresses[0]?.family)) });
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
