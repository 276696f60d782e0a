import type { dataCategories } from "@pinghouse/shared/metrics/definition";
import type { Settings } from "./settings.ts";

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
}

export const consentOf = (settings: Settings): Consent => {
  const is = (name: Parameters<Settings["change"]>[0]): boolean => settings.current()[name].value;
  const mayGenerate = (): boolean => is("ping") || is("generation");
  return {
    mayGenerate,
    maySend: () => is("ping"),
    mayCheck: () => is("version_check"),
    mayNameHost: () => is("version_check") && is("send_hostname_in_checks"),
    mayConnect: () => is("ping") || is("version_check"),
    mayInclude: (category) => mayGenerate() && (category !== "optional" || is("optional")),
  };
};
