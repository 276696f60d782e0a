import { NetworkFailure } from "./network-failure.ts";
import { goesDirect } from "./no-proxy.ts";
import { portOf } from "./port-of.ts";

/** A proxy as it was given, and the variable or the file and line it came from. */
export interface GivenProxy {
  text: string;
  from: string;
}

/** By which way the network is reached. */
export interface Proxies {
  /** For plain http. */
  http: GivenProxy | null;
  /** For https. */
  https: GivenProxy | null;
  /** Hosts that are reached without one: names with what is below them, addresses, networks, each perhaps with a port; `*` for all. */
  none: string;
}

export const noProxies: Proxies = { http: null, https: null, none: "" };

/** The proxy that an address is reached by. */
export interface Proxy {
  /** An http or https origin without credentials, which is also how it is shown. */
  origin: string;
  hostname: string;
  port: number;
  secure: boolean;
  /** What `Proxy-Authorization` carries; never shown. */
  authorization: string | null;
  /** The variable or the file and line it came from. */
  from: string;
}

/** The user's name and password go out of a text that may be shown. */
export const withoutCredentials = (text: string): string => text.replace(/^([a-z][a-z0-9+.-]*:\/\/)?[^@/]*@/i, "$1***@");

const basic = ({ username, password }: URL): string | null =>
  `${username}${password}` === "" ? null : `Basic ${Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString("base64")}`;

const parsed = ({ text, from }: GivenProxy): Proxy => {
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`;
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.hostname === "") {
    throw new NetworkFailure("proxy", `${withoutCredentials(text)} from ${from} is no address of an http proxy.`, "Give it as http://proxy.example.com:3128.");
  }
  return { origin: url.origin, hostname: url.hostname.replace(/^\[|\]$/g, ""), port: portOf(url), secure: url.protocol === "https:", authorization: basic(url), from };
};

/** The proxy for an address: `http_proxy` for plain http, `https_proxy` for https, none where `no_proxy` covers the host. Throws NetworkFailure for one that cannot be used. */
export const proxyFor = ({ http, https, none }: Proxies, url: URL): Proxy | null => {
  const given = url.protocol === "https:" ? https : http;
  return given === null || goesDirect(none, url.hostname, portOf(url)) ? null : parsed(given);
};
