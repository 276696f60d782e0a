import { NetworkFailure } from "./network-failure.ts";
import { portOf } from "./port-of.ts";
import { proxyFor, withoutCredentials, type Proxies } from "./proxies.ts";

/** The way to the hub, as a page shows it to whoever keeps a firewall. Never holds a credential. */
export interface Route {
  /** The one address that is to be allowed; null where no hub is set. */
  hub: { origin: string; hostname: string; port: number } | null;
  /** The proxy that is used for it, and the variable or the file and line that names it. */
  proxy: { origin: string; from: string; signsIn: boolean } | null;
  /** Why the proxy that is set cannot be used. */
  fault: string | null;
  /** What is reached without a proxy. */
  noProxy: string;
}

/** The way to a hub, without using it. */
export const routeTo = (hubUrl: URL | null, proxies: Proxies): Route => {
  const none = { proxy: null, fault: null, noProxy: withoutCredentials(proxies.none) };
  if (hubUrl === null) return { hub: null, ...none };
  const hub = { origin: hubUrl.origin, hostname: hubUrl.hostname, port: portOf(hubUrl) };
  try {
    const proxy = proxyFor(proxies, hubUrl);
    return { hub, ...none, proxy: proxy === null ? null : { origin: proxy.origin, from: proxy.from, signsIn: proxy.authorization !== null } };
  } catch (error) {
    if (error instanceof NetworkFailure) return { hub, ...none, fault: `${error.message} ${error.advice}` };
    throw error;
  }
};
