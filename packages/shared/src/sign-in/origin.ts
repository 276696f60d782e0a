import { Problem } from "../problem/problem.ts";

export interface OriginCheck {
  method: string;
  /** Header values as received. */
  host: string | undefined;
  origin: string | undefined;
  publicUrl: string;
  /** The setting that says the public URL, for the words of a refusal. */
  setting: string;
  /** Demo mode signs in by itself, so it answers to loopback names alone: another name is a rebound DNS entry. */
  demo: boolean;
}

const loopbackNames = new Set(["127.0.0.1", "localhost", "[::1]"]);

const urlOf = (text: string): URL | undefined => (URL.canParse(text) ? new URL(text) : undefined);

const isLoopback = (url: URL | undefined): boolean => url !== undefined && loopbackNames.has(url.hostname);

const refuse = (detail: string): never => {
  throw new Problem("cross_origin", { detail });
};

const changes = (method: string): boolean => !["GET", "HEAD", "OPTIONS"].includes(method);

/** Same host and port; the scheme may differ where a proxy ends TLS. */
const sameHost = (origin: URL, host: string, publicUrl: string): boolean => {
  const known = urlOf(publicUrl);
  return origin.origin === known?.origin || origin.host === urlOf(`${origin.protocol}//${host}`)?.host;
};

/**
 * Throws Problem "cross_origin" for a mutation that a browser sends from another site, and in demo mode for any request
 * under a name that is not loopback's; so are a browser's mutations where the server's own URL is loopback's. A mutation without Origin comes from no browser (they all send it) and passes.
 */
export const checkOrigin = ({ method, host, origin, publicUrl, setting, demo }: OriginCheck): void => {
  const named = urlOf(`http://${host ?? ""}`);
  if (demo && !isLoopback(named)) {
    refuse(`The sample data is shown under a loopback name alone, such as ${publicUrl}.`);
  }
  if (!changes(method) || origin === undefined) return;
  const from = urlOf(origin);
  if (from === undefined || !sameHost(from, host ?? "", publicUrl)) refuse(`A page of ${origin} may not change anything here.`);
  if (isLoopback(urlOf(publicUrl)) && !isLoopback(named)) {
    refuse(`This place is known under a loopback name alone. Set ${setting} to the address that people use.`);
  }
};
