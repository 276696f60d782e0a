import { z } from "zod";
import { status } from "../queries/status.ts";
import { statusItem } from "./items.ts";
import { analyst, router } from "./trpc.ts";

export const statusRouter = router({
  get: analyst
    .meta({ path: "/status", kind: "record", summary: "How much there is, and whether all of it is in.", item: statusItem, live: true })
    .input(z.strictObject({}).default({}))
    .query(({ ctx }) => status(ctx.store, ctx.archive)),
});
