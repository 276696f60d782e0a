import { z } from "zod";
import type { PayloadLook } from "../archive/payload-look.ts";
import { places, type PlacesRecord } from "../queries/places.ts";
import type { Context } from "./context.ts";
import { scopeOf } from "./resolve-cohort.ts";
import { demoOnly, router } from "./trpc.ts";

/** A payload somebody dropped, read and forgotten. */
export interface DropRecord {
  look: PayloadLook;
  /** Its metrics against the sample fleet; null for a refused payload, and for admins, who get no figures of a fleet. */
  places: PlacesRecord | null;
}

const placesOf = async (ctx: Context, look: PayloadLook): Promise<PlacesRecord | null> => {
  if (!look.taken || ctx.who.role === "admin") return null;
  const given = look.rows.filter(({ kind }) => kind !== "list").map(({ key, value }) => ({ key, value }));
  return places(ctx.store, given, await scopeOf(ctx));
};

/** "Drop your own payload here" of the sample hub: what the receiver would make of it. Nothing is stored or sent on. */
export const dropRouter = router({
  look: demoOnly.input(z.strictObject({ body: z.string(), gzip: z.boolean() })).mutation(async ({ ctx, input }): Promise<DropRecord> => {
    const bytes = Buffer.from(input.body, "base64");
    const look = await ctx.demo.reader.look(new Uint8Array(bytes), input.gzip);
    return { look, places: await placesOf(ctx, look) };
  }),
});
