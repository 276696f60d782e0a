import { z } from "zod";
import { actorOf } from "../actor-of.ts";
import { answerRows } from "../answer-rows.ts";
import { pageShape } from "../answer.ts";
import { analyst, operator } from "../trpc.ts";
import { exportDestinationItem } from "./export-items.ts";
import { destinationRow } from "./export-rows.ts";
import { plainName } from "./order-input.ts";

const name = z.strictObject({ name: z.string() });

const bucket = z.strictObject({
  endpoint: z.url({ protocol: /^https?$/ }).nullable().default(null),
  region: z.string().min(1).max(100),
  bucket: z.string().min(1).max(255),
  prefix: z.string().max(500).refine((text) => text === "" || text.endsWith("/"), "is empty or ends in /").default(""),
  path_style: z.boolean().default(false),
  credentials: z.string().regex(/^[A-Z][A-Z0-9_]{0,60}$/, "capital letters, digits and _: the NAME in PINGHOUSE_S3_NAME_ACCESS_KEY_ID"),
});

const destination = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("directory"), name: plainName, directory: z.string().max(1000), hostnames: z.boolean().default(false) }),
  z.strictObject({ kind: z.literal("s3"), name: plainName, s3: bucket, hostnames: z.boolean().default(false) }),
]);

/** Where exports go: an operator's to define, for who reads the fleet to choose from. */
export const destinationProcedures = {
  destinations: analyst
    .meta({ path: "/exports/destinations", kind: "list", summary: "Where exports can go.", item: exportDestinationItem, live: true })
    .input(z.strictObject(pageShape).default({}))
    .query(async ({ ctx, input }) =>
      answerRows(ctx, { name: "export_destinations", item: exportDestinationItem, rows: (await ctx.exports.destinations()).map(destinationRow), key: (row) => row.name }, input),
    ),

  /** Replaces one of the same name. */
  saveDestination: operator.input(destination).mutation(async ({ ctx, input }) => {
    const place = input.kind === "directory" ? { directory: input.directory, s3: null } : { directory: null, s3: input.s3 };
    await ctx.exports.saveDestination({ name: input.name, kind: input.kind, hostnames: input.hostnames, ...place }, actorOf(ctx));
    return { ok: true };
  }),

  removeDestination: operator.input(name).mutation(async ({ ctx, input }) => {
    await ctx.exports.removeDestination(input.name, actorOf(ctx));
    return { ok: true };
  }),

  /** The steps made, the last of which is the one that failed where one did. */
  tryDestination: operator.input(name).mutation(({ ctx, input }) => ctx.exports.tryDestination(input.name)),
};
