import { keyIdOf, publicKeyText } from "@pinghouse/shared/answer-file/answer-key";
import { isoInstant } from "@pinghouse/shared/time/instant";
import { z } from "zod";
import { readCarried } from "../carry/read-carried.ts";
import { pinKey, pinnedKey } from "../state/hub-key.ts";
import { actorOf } from "./context.ts";
import { admin, router } from "./trpc.ts";

/** Characters of an answer file; the hub's are far below it. */
const mostText = 16_000_000;

/** Without a network: the hub's answers, carried here by hand. */
export const carryRouter = router({
  current: admin.query(async ({ ctx }) => {
    const key = await pinnedKey(ctx.instance.state);
    return { key_id: key === undefined ? null : keyIdOf(key.publicKey), newest_at: key === undefined || key.newest === null ? null : isoInstant(key.newest) };
  }),

  /** Throws Problem "conflict" where another key is pinned and `replace` is not said. */
  pin: admin.input(z.strictObject({ public_key: publicKeyText, replace: z.boolean().default(false) })).mutation(async ({ ctx, input }) => {
    await pinKey(ctx.instance.state, { publicKey: input.public_key, replace: input.replace, actor: actorOf(ctx) });
    return { key_id: keyIdOf(input.public_key) };
  }),

  /** Throws Problem "conflict" with why a file is not believed. */
  read: admin.input(z.strictObject({ text: z.string().max(mostText) })).mutation(({ ctx, input }) => readCarried(ctx.instance.state, input.text, actorOf(ctx))),
});
