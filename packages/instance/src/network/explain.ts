import { NetworkFailure, type Step } from "./network-failure.ts";

/** The code of a Node error, such as ECONNREFUSED; empty where it has none. Of several tries, that of the last. */
const codeOf = (error: unknown): string => {
  if (error instanceof AggregateError) return codeOf(error.errors.at(-1));
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
};

type Words = readonly [message: string, advice: string];

const ofName = (host: string, code: string): Words =>
  code === "EAI_AGAIN"
    ? [`No name server answered when ${host} was looked up.`, "Check this machine's DNS settings and whether it may reach its name server."]
    : [`The name ${host} is not known.`, "Check how it is spelled, and whether this machine's DNS knows it."];

const ofConnect = (place: string, code: string): Words => {
  if (code === "ECONNREFUSED") return [`${place} refused the connection: nothing listens there.`, "Check the port, and whether the program at the other end is running."];
  if (code === "EHOSTUNREACH" || code === "ENETUNREACH") return [`There is no route to ${place}.`, `Allow outgoing TCP from this machine to ${place}.`];
  return [`The connection to ${place} broke off.`, `Allow outgoing TCP from this machine to ${place}.`];
};

const unknownIssuer = new Set(["SELF_SIGNED_CERT_IN_CHAIN", "DEPTH_ZERO_SELF_SIGNED_CERT", "UNABLE_TO_VERIFY_LEAF_SIGNATURE", "UNABLE_TO_GET_ISSUER_CERT", "UNABLE_TO_GET_ISSUER_CERT_LOCALLY"]);

const ofTls = (place: string, code: string): Words => {
  if (unknownIssuer.has(code)) return [`The certificate of ${place} comes from an authority that this machine does not trust.`, "Name your authority's certificate in network.ca of the configuration file, or in NODE_EXTRA_CA_CERTS."];
  if (code === "CERT_HAS_EXPIRED" || code === "CERT_NOT_YET_VALID") return [`The certificate of ${place} is not valid today.`, "Have it renewed, and check this machine's clock."];
  if (code === "ERR_TLS_CERT_ALTNAME_INVALID") return [`The certificate of ${place} is for another name.`, "Check the name in the address, or have the certificate issued for it."];
  if (code === "EPROTO" || code.startsWith("ERR_SSL")) return [`${place} does not speak TLS that this machine understands.`, "Check the port, and whether the address should begin with http."];
  return [`TLS with ${place} broke off.`, "A firewall or an inspecting proxy in between often does that; ask who runs it."];
};

/** Puts an error of Node's network into words. `place` is the host, with its port but for a name that was looked up. */
export const explain = (step: Step, place: string, error: unknown): NetworkFailure => {
  if (error instanceof NetworkFailure) return error;
  const code = codeOf(error);
  const words: Record<Step, () => Words> = {
    name: () => ofName(place, code),
    connect: () => ofConnect(place, code),
    proxy: () => [`The proxy ${place} broke off the connection.`, "Ask who runs the proxy whether it allows this."],
    tls: () => ofTls(place, code),
    answer: () => [`${place} broke off before its answer was complete.`, "Try again; if it stays so, ask who runs the hub or a firewall in between."],
  };
  const [message, advice] = words[step]();
  return new NetworkFailure(step, message, advice, { cause: error });
};

/** Nothing came in time. */
export const timedOut = (step: Step, place: string, ms: number): NetworkFailure => {
  const seconds = `${ms / 1000} seconds`;
  const words: Record<Step, Words> = {
    name: [`Looking up ${place} took longer than ${seconds}.`, "Check this machine's DNS settings."],
    connect: [`${place} did not answer within ${seconds}. A firewall often drops such packets without a word.`, `Allow outgoing TCP from this machine to ${place}.`],
    proxy: [`The proxy ${place} did not answer within ${seconds}.`, "Ask who runs the proxy whether it allows this."],
    tls: [`TLS with ${place} was not settled within ${seconds}.`, "A firewall or an inspecting proxy in between often does that; ask who runs it."],
    answer: [`${place} was silent for ${seconds}.`, "Try again later."],
  };
  const [message, advice] = words[step];
  return new NetworkFailure(step, message, advice, { isTimeout: true });
};
