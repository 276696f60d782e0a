import { Problem } from "@pinghouse/shared/problem/problem";
import { checkVersion } from "./check/version-check.ts";
import { versionView, type VersionView } from "./check/version-view.ts";
import { routeTo, type Route } from "./network/route.ts";
import { testConnection, type TestStep } from "./network/test-connection.ts";
import { openSending, type InstanceOptions } from "./open-sending.ts";
import { diff, type PayloadDiff } from "./payload/diff.ts";
import { beatOf } from "./send/beat.ts";
import { deliver } from "./send/deliver.ts";
import { generate } from "./send/generate.ts";
import { history, sentPing, type SentPing } from "./send/history.ts";
import { previewOf, type Preview } from "./send/preview.ts";
import { tick } from "./send/schedule.ts";
import { scheduleView, type ScheduleView } from "./send/schedule-view.ts";
import type { Sending } from "./send/sending.ts";
import type { Consent } from "./settings/consent.ts";
import type { Settings } from "./settings/settings.ts";
import { change } from "./state/audit.ts";
import { lastSent, pingById } from "./state/pings.ts";
import type { State } from "./state/state.ts";

export type { InstanceOptions } from "./open-sending.ts";

/** The part beside one installation: for its Admin Area, and for an application that embeds it. */
export interface Instance extends AsyncDisposable {
  readonly state: State;
  readonly settings: Settings;
  readonly consent: Consent;
  readonly hubUrl: URL | null;
  readonly hostname: string;
  /** Measures what the switches allow and keeps the very bytes. Throws Problem "conflict" where nothing may be measured, and NothingNew. */
  preview(): Promise<Preview>;
  /** A kept payload. Throws Problem "not_found". */
  payload(id: number): Promise<Preview>;
  /** Sends the bytes of a kept payload; one that was sent already is not sent again. Throws Problem "conflict" where the switches forbid it. */
  sendNow(id: number, actor: string): Promise<SentPing>;
  /** A kept payload against the one that was sent last; null where none was. */
  diffWithLast(id: number): Promise<PayloadDiff | null>;
  /** A year of what was sent or tried, newest first; `before` is the id of the last one seen. */
  history(page?: { limit?: number; before?: number | undefined }): Promise<SentPing[]>;
  /** The last ping that the hub took. */
  lastAnswer(): Promise<SentPing | null>;
  schedule(): Promise<ScheduleView>;
  /** The one address to allow, and the proxy to it. */
  route(): Route;
  /** Tries the way to the hub step by step. Throws Problem "conflict" while everything that needs the network is switched off, or no hub is set. */
  testConnection(signal?: AbortSignal): AsyncGenerator<TestStep, void, undefined>;
  /** The last answer to a version check, at once and from what is kept. */
  versionCheck(): Promise<VersionView>;
  /** Looks at the clock once, as it does by itself every `pulse`. Never throws for the network. */
  beat(): Promise<void>;
  close(): Promise<void>;
}

const usualPulse = 30_000;

const sendNow = async (sending: Sending, id: number, actor: string, signal: AbortSignal): Promise<SentPing> => {
  const known = await pingById(sending.state, id);
  if (known?.state === "sent") return sentPing(known);
  const { row } = await deliver(sending, id, signal);
  await change(sending.state, { actor, action: row.state === "sent" ? "sent a ping" : "tried to send a ping", subject: row.recordedAt }, []);
  return sentPing(row);
};

const diffWithLast = async (state: State, id: number): Promise<PayloadDiff | null> => {
  const last = await lastSent(state);
  if (last === undefined) return null;
  return diff((await previewOf(state, last.id)).text, (await previewOf(state, id)).text);
};

const tested = (sending: Sending, signal: AbortSignal): AsyncGenerator<TestStep, void, undefined> => {
  if (sending.hubUrl === null) throw new Problem("conflict", "Nobody said where the hub is, so there is nothing to test.");
  if (!sending.consent.mayConnect()) throw new Problem("conflict", "Usage pings and version checks are switched off, so the network is not used, not even for a test.");
  return testConnection(sending.hubUrl, sending.network, signal);
};

/** Opens the part beside an installation, and lets it keep its schedule until it is closed. */
export const openInstance = async (options: InstanceOptions): Promise<Instance> => {
  const { settings, sending } = await openSending(options);
  const { state, consent } = sending;
  const ending = new AbortController();
  const pace = { signal: ending.signal, pulse: options.pulse ?? usualPulse, log: sending.log };
  // Apart, since measuring may take an hour.
  const beats = [beatOf((signal) => checkVersion(sending, signal), pace), beatOf((signal) => tick(sending, signal), pace)];
  const close = async (): Promise<void> => {
    ending.abort(new Error("the part beside the installation is closing"));
    await Promise.all(beats.map((beat) => beat.stop()));
    await state.close();
  };
  return {
    state,
    settings,
    consent,
    hubUrl: sending.hubUrl,
    hostname: sending.hostname,
    preview: async () => {
      const row = await generate(sending, null, ending.signal);
      return previewOf(state, row.id, row);
    },
    payload: (id) => previewOf(state, id),
    sendNow: (id, actor) => sendNow(sending, id, actor, ending.signal),
    diffWithLast: (id) => diffWithLast(state, id),
    history: (page) => history(state, page),
    lastAnswer: async () => {
      const row = await lastSent(state);
      return row === undefined ? null : sentPing(row);
    },
    schedule: () => scheduleView(sending),
    route: () => routeTo(sending.hubUrl, sending.network.proxies),
    testConnection: (signal) => tested(sending, AbortSignal.any([ending.signal, consent.during("connect"), ...(signal === undefined ? [] : [signal])])),
    versionCheck: () => versionView(sending),
    beat: async () => void (await Promise.all(beats.map((beat) => beat.now()))),
    close,
    [Symbol.asyncDispose]: close,
  };
};
