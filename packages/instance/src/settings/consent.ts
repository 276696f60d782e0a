import type { dataCategories } from "@pinghouse/shared/metrics/definition";
import { Problem } from "@pinghouse/shared/problem/problem";
import type { Settings } from "./settings.ts";

/** What needs consent for as long as it goes on. */
export type Doing = "generate" | "send" | "check" | "connect";

/**
 * The one place that says what may happen. Everything that measures, looks up a name or opens a connection asks here first, at
 * the moment of doing it: a switch that was turned off a moment ago counts.
 */
export interface Consent {
  /** Whether metrics may be measured and a payload be made. It is on while the ping is. */
  mayGenerate(): boolean;
  /** Whether a payload, and what is told beside it, may leave this machine. */
  maySend(): boolean;
  /** Whether the hub may be asked about this version. */
  mayCheck(): boolean;
  /** Whether a check may name this host. */
  mayNameHost(): boolean;
  /** Whether the network may be used at all, as a connection test does. */
  mayConnect(): boolean;
  /** Whether metrics of a category may be measured. */
  mayInclude(category: (typeof dataCategories)[number]): boolean;
  /** Aborted, with Problem "conflict", as soon as what goes on may not go on: a switch ends also what is under way. */
  during(doing: Doing): AbortSignal;
}

/** A signal for as long as something is allowed, and a fresh one whenever it is allowed again. */
const guard = (settings: Settings, isAllowed: () => boolean): (() => AbortSignal) => {
  let control = new AbortController();
  settings.onChange(() => {
    if (!isAllowed()) control.abort(new Problem("conflict", "This was switched off while it was under way."));
    else if (control.signal.aborted) control = new AbortController();
  });
  return () => control.signal;
};

/** What the switches of an installation allow. */
export const consentOf = (settings: Settings): Consent => {
  const is = (name: Parameters<Settings["change"]>[0]): boolean => settings.current()[name].value;
  const may: Record<Doing, () => boolean> = {
    generate: () => is("ping") || is("generation"),
    send: () => is("ping"),
    check: () => is("version_check"),
    connect: () => is("ping") || is("version_check"),
  };
  const signals = { generate: guard(settings, may.generate), send: guard(settings, may.send), check: guard(settings, may.check), connect: guard(settings, may.connect) };
  return {
    mayGenerate: may.generate,
    maySend: may.send,
    mayCheck: may.check,
    mayNameHost: () => is("version_check") && is("send_hostname_in_checks"),
    mayConnect: may.connect,
    mayInclude: (category) => may.generate() && (category !== "optional" || is("optional")),
    during: (doing) => signals[doing](),
  };
};
