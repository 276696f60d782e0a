import type { DialOptions } from "./dial.ts";
import { exchange } from "./exchange.ts";
import { NetworkFailure, steps, type Step } from "./network-failure.ts";
import { portOf } from "./port-of.ts";
import { proxyFor } from "./proxies.ts";

/** What became of one step. `skipped`: not needed here, or not reached. */
export interface TestStep {
  step: Step;
  outcome: "ok" | "failed" | "skipped";
  /** What happened, in words for a person. */
  words: string;
  /** What to do about a failure. */
  advice: string | null;
}

const ask = async (hub: URL, options: DialOptions, signal: AbortSignal | undefined, tell: (step: Step, words: string) => void): Promise<void> => {
  const { status, body } = await exchange({ method: "GET", url: new URL("/livez", hub), signal, tell }, options);
  if (status === 200 && body.toString("utf8").trim() === "alive") return;
  throw new NetworkFailure("answer", `${hub.host} answered with ${status}, and not as a hub does.`, "Check the address. A proxy or a sign-in page in between answers like that too.");
};

const notNeeded = (step: Step, hub: URL, options: DialOptions): string => {
  if (step === "proxy") return proxyFor(options.proxies, hub) === null ? "No proxy is used for this address." : "The proxy passed the request on.";
  return step === "tls" ? "The address begins with http, so nothing is encrypted." : "";
};

/** The outcome of a proxy that is asked without a tunnel shows only in the answer. */
const unseen = (step: Step, hub: URL, options: DialOptions): TestStep => {
  const passedOn = step === "proxy" && proxyFor(options.proxies, hub) !== null;
  return { step, outcome: passedOn ? "ok" : "skipped", words: notNeeded(step, hub, options), advice: null };
};

/**
 * Tries the way to a hub, the same that sending takes, and yields what became of each step in their order, ending with the
 * first that failed. It asks the hub whether it is alive, and sends nothing else.
 */
export async function* testConnection(hub: URL, options: DialOptions, signal?: AbortSignal): AsyncGenerator<TestStep, void, undefined> {
  const told = new Map<Step, string>();
  let failure: NetworkFailure | undefined;
  try {
    await ask(hub, options, signal, (step, words) => told.set(step, words));
    told.set("answer", `${hub.hostname}:${portOf(hub)} is a hub, and alive.`);
  } catch (error) {
    if (!(error instanceof NetworkFailure)) throw error;
    failure = error;
  }
  for (const step of steps) {
    if (failure?.step === step) {
      yield { step, outcome: "failed", words: failure.message, advice: failure.advice };
      return;
    }
    const words = told.get(step);
    yield words === undefined ? unseen(step, hub, options) : { step, outcome: "ok", words, advice: null };
  }
}
