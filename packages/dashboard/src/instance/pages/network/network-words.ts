import type { Route, TestStep } from "../../api.ts";

/** The steps of reaching a hub. */
export const stepNames: Readonly<Record<TestStep["step"], string>> = { name: "Name", connect: "Connect", proxy: "Proxy", tls: "TLS", answer: "Answer" };

/** What became of one, in a word. */
export const outcomeWords: Readonly<Record<TestStep["outcome"], string>> = { ok: "Works", failed: "Fails", skipped: "Not needed" };

/** The proxy in use and where it was set; never its credentials. */
export const proxyWords = ({ proxy, fault }: Route): string => {
  if (fault !== null) return fault;
  if (proxy === null) return "None is used for this address";
  return `${proxy.origin}${proxy.signsIn ? ", signing in with a name and a password" : ""}, from ${proxy.from}`;
};
