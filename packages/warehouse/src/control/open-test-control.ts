import { randomBytes } from "node:crypto";
import type { Control } from "./control.ts";
import { openControl } from "./open-control.ts";

/** A control database with a clock that the test moves. */
export interface TestControl extends AsyncDisposable {
  control: Control;
  clock: { now: number };
  /** How long attempts to sign in were made to wait, in milliseconds. */
  pauses: number[];
}

export const openTestControl = async (path = ":memory:"): Promise<TestControl> => {
  const clock = { now: Date.UTC(2026, 0, 5) };
  const pauses: number[] = [];
  const control = await openControl(path, { now: () => clock.now, random: randomBytes, pause: async (ms) => void pauses.push(ms) });
  return { control, clock, pauses, [Symbol.asyncDispose]: () => control.close() };
};
