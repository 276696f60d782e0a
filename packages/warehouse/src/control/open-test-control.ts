import { randomBytes } from "node:crypto";
import type { Control } from "./control.ts";
import { openControl } from "./open-control.ts";

/** A control database with a clock that the test moves. */
export interface TestControl extends AsyncDisposable {
  control: Control;
  clock: { now: number };
}

export const openTestControl = async (path = ":memory:"): Promise<TestControl> => {
  const clock = { now: Date.UTC(2026, 0, 5) };
  const control = await openControl(path, { now: () => clock.now, random: randomBytes });
  return { control, clock, [Symbol.asyncDispose]: () => control.close() };
};
