import { hostname as systemHostname } from "node:os";
import type { Collector } from "./collect/measured.ts";
import type { DialOptions } from "./network/dial.ts";
import { noProxies } from "./network/proxies.ts";
import { hiddenHostname } from "./payload/hidden-hostname.ts";
import type { Sending } from "./send/sending.ts";
import { versionFinder } from "./send/version-finder.ts";
import { consentOf } from "./settings/consent.ts";
import { openSettings, type Fixed, type Settings } from "./settings/settings.ts";
import type { Switch } from "./settings/switches.ts";
import { openState, type StateOptions } from "./state/open-state.ts";
import type { State } from "./state/state.ts";

export interface InstanceOptions extends StateOptions {
  /** Where `instance.db` lies; made where it is not there. */
  directory: string;
  /** An http or https origin; null where nobody said it, and then nothing is sent. */
  hubUrl: string | null;
  collectors: readonly Collector[];
  /** The application's version, or how to find it; where nobody knows it, it is what the newest payload has. */
  version?: string | null | (() => Promise<string | null>);
  /** The application's host name; this machine's where absent. */
  hostname?: string;
  /** Whether a name that tells nobody anything leaves in place of the host name. */
  hashHostname?: boolean;
  /** Switches that no page may change. */
  fixed?: Partial<Record<Switch, Fixed>>;
  network?: Partial<DialOptions>;
  /** Milliseconds between looks at the clock; 0 = never, for who calls `beat` themselves. */
  pulse?: number;
  log?: (words: string) => void;
}

const opened = async (options: InstanceOptions, state: State): Promise<{ settings: Settings; sending: Sending }> => {
  const settings = await openSettings(state, options.fixed);
  const shownHostname = (name: string): string => (options.hashHostname === true ? hiddenHostname(name, state.identity.secret) : name);
  const sending: Sending = {
    state,
    consent: consentOf(settings),
    network: { proxies: noProxies, ...options.network },
    hubUrl: options.hubUrl === null ? null : new URL(options.hubUrl),
    shownHostname,
    hostname: shownHostname(options.hostname ?? systemHostname()),
    version: versionFinder(state, options.version ?? null),
    collectors: options.collectors,
    log: options.log ?? (() => {}),
    underWay: new Map(),
  };
  return { settings, sending };
};

/** Opens the database and the switches of an installation. What cannot be opened leaves nothing open. */
export const openSending = async (options: InstanceOptions): Promise<{ settings: Settings; sending: Sending }> => {
  const state = await openState(options.directory, options);
  try {
    return await opened(options, state);
  } catch (error) {
    await state.close();
    throw error;
  }
};
