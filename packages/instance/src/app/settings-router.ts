import { z } from "zod";
import type { SettingState } from "../settings/settings.ts";
import { switchNames, type Switch } from "../settings/switches.ts";
import { actorOf } from "./context.ts";
import { admin, router } from "./trpc.ts";

/** A switch as a page shows it. */
export interface SwitchLine extends SettingState {
  name: Switch;
}

/** What may leave this machine. */
export const settingsRouter = router({
  current: admin.query(({ ctx: { instance } }) => {
    const held = instance.settings.current();
    return {
      hub: instance.hubUrl?.origin ?? null,
      hostname: instance.hostname,
      switches: switchNames.map((name): SwitchLine => ({ name, ...held[name] })),
    };
  }),

  change: admin.input(z.strictObject({ name: z.enum(switchNames), value: z.boolean() })).mutation(async ({ ctx, input: { name, value } }) => {
    await ctx.instance.settings.change(name, value, actorOf(ctx));
    return { ok: true };
  }),

  /** Who changed what, newest first. */
  audit: admin.query(({ ctx }) => ctx.instance.settings.audit({ limit: 100 })),
});
