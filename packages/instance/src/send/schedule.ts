import { Problem } from "@pinghouse/shared/problem/problem";
import { NothingNew } from "../collect/measured.ts";
import { notePing, pingById } from "../state/pings.ts";
import { forgetSlots, lastSeen, noteSeen, noteSlot, openSlots, slotAt, type SlotRow } from "../state/slots.ts";
import { deliver, isPermitted, reportError } from "./deliver.ts";
import { generate } from "./generate.ts";
import type { Sending } from "./sending.ts";
import { latestSlot, slotOf, weekMs } from "./slot.ts";

/** Milliseconds by which a slot is put off at most, so that not all installations of a minute come at once. */
const splay = 60_000;
const hourMs = 3_600_000;
/** How long is waited after the first, second and third failure. */
const waits = [8 * hourMs, 16 * hourMs, 24 * hourMs] as const;
const longestWait = waits[2];
const keptSlots = 54 * weekMs;

const splayOf = ({ state }: Sending): number => Buffer.from(state.random(4)).readUInt32BE() % (splay + 1);

/**
 * Looks at the clock and keeps a slot that has come. Each slot is kept once, so it is due once, whatever the clock does:
 * the first look ever, and a look after the clock was set back, only note the present one as passed.
 */
const lookAtClock = async (sending: Sending): Promise<void> => {
  const { state, consent, hubUrl } = sending;
  const [now, seen] = [state.now(), await lastSeen(state)];
  const at = latestSlot(slotOf(state.identity.uuid), now);
  if ((await slotAt(state, at)) !== undefined) return noteSeen(state, now);
  const isDue = seen !== undefined && now >= seen && consent.maySend() && hubUrl !== null;
  const kind = isDue ? "due" : seen === undefined || now < seen ? "passed" : "off";
  await noteSeen(state, now, { at, state: kind, tries: 0, nextTryAt: isDue ? now + splayOf(sending) : null, pingId: null });
  if (now > keptSlots) await forgetSlots(state, now - keptSlots);
};

const end = async ({ state }: Sending, slot: SlotRow, kind: SlotRow["state"]): Promise<void> => {
  await noteSlot(state, slot.at, { state: kind, nextTryAt: null });
  if (slot.pingId !== null && kind === "withdrawn") await notePing(state, slot.pingId, { state: "withdrawn" });
};

const fail = async (sending: Sending, slot: SlotRow): Promise<void> => {
  const wait = waits[slot.tries];
  if (wait === undefined) {
    await noteSlot(sending.state, slot.at, { tries: slot.tries + 1 });
    return end(sending, slot, "failed");
  }
  await noteSlot(sending.state, slot.at, { tries: slot.tries + 1, nextTryAt: sending.state.now() + wait });
};

/** The payload of a slot: the one that was made for it, so that a retry sends the same bytes; another where that may not leave any more. */
const payloadOf = async (sending: Sending, slot: SlotRow, signal: AbortSignal): Promise<number> => {
  const made = slot.pingId === null ? undefined : await pingById(sending.state, slot.pingId);
  if (made !== undefined && isPermitted(sending, made.categories)) return made.id;
  if (made !== undefined) await notePing(sending.state, made.id, { state: "withdrawn" });
  return (await generate(sending, slot.at, signal)).id;
};

const tellFailure = async (sending: Sending, error: unknown, elapsed: number, signal: AbortSignal): Promise<void> => {
  const { state, hostname, version } = sending;
  const message = error instanceof Error ? error.message : String(error);
  sending.log(`the usage ping could not be made: ${message}`);
  await reportError(sending, { uuid: state.identity.uuid, hostname, version: await version(), unique_instance_id: null }, message, elapsed, signal);
};

const attempt = async (sending: Sending, slot: SlotRow, signal: AbortSignal): Promise<void> => {
  const started = performance.now();
  try {
    const id = await payloadOf(sending, slot, signal);
    const { sent } = await deliver(sending, id, signal);
    if (sent.sent) await end(sending, slot, "sent");
    else {
      sending.log(`the usage ping was not sent: ${sent.detail}`);
      await fail(sending, slot);
    }
  } catch (error) {
    if (signal.aborted) throw error;
    if (error instanceof NothingNew) return end(sending, slot, "nothing_new");
    if (error instanceof Problem) return end(sending, slot, "withdrawn");
    await tellFailure(sending, error, (performance.now() - started) / 1000, signal);
    await fail(sending, slot);
  }
};

/** Does what the clock asks for: keeps a slot that came, and tries the one that is open where its time has come. Older ones are given up for the newest. */
export const tick = async (sending: Sending, signal: AbortSignal): Promise<void> => {
  await lookAtClock(sending);
  const [newest, ...older] = await openSlots(sending.state);
  for (const slot of older) await end(sending, slot, "failed");
  if (newest === undefined) return;
  if (!sending.consent.maySend()) return end(sending, newest, "withdrawn");
  const now = sending.state.now();
  const due = newest.nextTryAt ?? now;
  if (due <= now) return attempt(sending, newest, signal);
  // The clock was set back after the wait began.
  if (due > now + longestWait) await noteSlot(sending.state, newest.at, { nextTryAt: now + longestWait });
};
