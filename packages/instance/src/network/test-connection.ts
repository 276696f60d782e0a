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

/** Puts steps into their order as they come, those between that were not needed included, and hands them on. */
const inOrder = (hub: URL, options: DialOptions, give: (step: TestStep) => void): ((step: TestStep) => void) => {
  let next = 0;
  return (found) => {
    const at = steps.indexOf(found.step);
    for (const between of steps.slice(next, at)) give(unseen(between, hub, options));
    next = at + 1;
    give(found);
  };
};

const run = async (hub: URL, options: DialOptions, signal: AbortSignal | undefined, give: (step: TestStep) => void): Promise<void> => {
  const found = inOrder(hub, options, give);
  try {
    await ask(hub, options, signal, (step, words) => found({ step, outcome: "ok", words, advice: null }));
    found({ step: "answer", outcome: "ok", words: `${hub.hostname}:${portOf(hub)} is a hub, and alive.`, advice: null });
  } catch (error) {
    if (!(error instanceof NetworkFailure)) throw error;
    found({ step: error.step, outcome: "failed", words: error.message, advice: error.advice });
  }
};

/**
 * Tries the way to a hub, the same that sending takes, and yields what became of each step in their order and as it comes,
 * ending with the first that failed. It asks the hub whether it is alive, and sends nothing else.
 */
export async function* testConnection(hub: URL, options: DialOptions, signal?: AbortSignal): AsyncGenerator<TestStep, void, undefined> {
  const found: TestStep[] = [];
  let wake = (): void => {};
  const state = { over: false };
  const running = run(hub, options, signal, (step) => {
    found.push(step);
    wake();
  }).finally(() => {
    state.over = true;
    wake();
  });
  running.catch(() => {});
  while (!state.over || found.length > 0) {
    const step = found.shift();
    if (step === undefined) await new Promise<void>((resolve) => (wake = resolve));
    else yield step;
  }
  await running;
}
