import { isIP } from "node:net";
import { proxyFor, type Proxies } from "../network/proxies.ts";

const isLoopback = (host: string): boolean => host === "localhost" || host === "[::1]" || (isIP(host) === 4 && host.startsWith("127."));

/** The header that carries the secret: only over https, or to this machine itself without a proxy between, so that nobody on the way reads it. */
export const bearerFor = (url: URL, secret: string, proxies: Proxies): Record<string, string> => {
  const isPrivate = url.protocol === "https:" || (isLoopback(url.hostname) && proxyFor(proxies, url) === null);
  return isPrivate ? { authorization: `Bearer ${secret}` } : {};
};
