import type { Terminal } from "../cli/command.ts";
import type { OpenHub } from "../open-hub.ts";
import type { SampleCheck } from "@pinghouse/shared/fleet/fleet-checks";
import { sampleChecks } from "./sample-checks.ts";
import { streamSample } from "./stream-sample.ts";

/** Milliseconds between two lines about how far it is. */
const pause = 2_000;

const grouped = (n: number): string => n.toLocaleString("en-GB");

/** Sends the sample fleet to a demo's hub unless it is all there, telling how far it is. Resolves on `stop`. */
export const streamDemo = (hub: OpenHub, terminal: Terminal): { stop(): Promise<void> } => {
  const { url, sample } = hub;
  if (sample === null || hub.accepted() >= sample.pings) {
    terminal.err("The sample fleet is here already.\n");
    return { stop: async () => {} };
  }
  const started = performance.now();
  let sent = 0;
  const tell = (): void => terminal.err(`Sample fleet: ${grouped(sent)} of ${grouped(sample.pings)} pings sent.\n`);
  const timer = setInterval(tell, pause);
  const recordChecks = (checks: readonly SampleCheck[]): void => {
    hub.checks.setSample(sampleChecks(checks)).catch((error: unknown) => terminal.err(`Sample fleet: its version checks are missing: ${error instanceof Error ? error.message : String(error)}\n`));
  };
  const stream = streamSample({ url, end: sample.end, header: sample.header, progress: (count) => (sent = count), checks: recordChecks });
  const done = stream.done.then(
    () => terminal.err(`Sample fleet: all ${grouped(sent)} pings sent in ${Math.round((performance.now() - started) / 1000)} s.\n`),
    (error: unknown) => terminal.err(`Sample fleet: stopped after ${grouped(sent)} pings: ${error instanceof Error ? error.message : String(error)}\n`),
  );
  void done.finally(() => clearInterval(timer));
  return { stop: () => stream.stop() };
};
