import type { Collector } from "../collect/measured.ts";
import type { DialOptions } from "../network/dial.ts";
import type { Consent } from "../settings/consent.ts";
import type { PingRow } from "../state/pings.ts";
import type { State } from "../state/state.ts";
import type { Sent } from "./read-answer.ts";

/** A payload that was tried, and what the try brought. */
export interface Delivered {
  row: PingRow;
  sent: Sent;
}

/** What measuring, sending and checking work with. */
export interface Sending {
  state: State;
  consent: Consent;
  network: DialOptions;
  /** Null where nobody said where the hub is. */
  hubUrl: URL | null;
  /** As it leaves: hidden where that is wanted. */
  hostname: string;
  /** What leaves in place of a host name that a collector found. */
  shownHostname: (name: string) => string;
  /** The application's version now; null where nobody knows it. */
  version: () => Promise<string | null>;
  collectors: readonly Collector[];
  /** For what nobody waits for. Never told of a secret, nor of a payload. */
  log: (words: string) => void;
  /** Payloads that are being sent at this moment, by id, so that none is sent twice at once. */
  underWay: Map<number, Promise<Delivered>>;
}
