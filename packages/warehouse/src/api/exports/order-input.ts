import { cohortShape } from "@pinghouse/shared/cohort/cohort";
import { many } from "@pinghouse/shared/cohort/many";
import { fileFormats } from "@pinghouse/shared/exports/file-format";
import { layouts, modes, type ExportOrder, type ExportSource } from "@pinghouse/shared/exports/order";
import { Problem } from "@pinghouse/shared/problem/problem";
import { z } from "zod";
import { canonicalParameters } from "../canonical-query.ts";
import type { Context } from "../context.ts";

/** Begins the name of a file, so nothing that a file system or a store reads otherwise. */
export const plainName = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/, "letters, digits, -, _ and ., at most 100, a letter or digit first");

/** Parameters of the snapshot table: those of a cohort, and which metrics; without any, all of them. */
export const snapshotShape = { ...cohortShape, metric: many(z.string().min(1).max(1000), 5000) };

/** Parameters of the table of pings. */
export const pingsShape = cohortShape;

const tables = { snapshot: z.strictObject(snapshotShape), pings: z.strictObject(pingsShape) } as const;

/** What is ordered, as the API takes it. */
export const orderShape = {
  name: plainName,
  source: z.enum(["snapshot", "pings", "question"]),
  /** Of a question, below /api/v1. */
  path: z.string().max(2000).nullable().default(null),
  query: z.string().max(65_536).default(""),
  format: z.enum(fileFormats),
  layout: z.enum(layouts).default("file"),
  destination: z.string(),
  hostnames: z.boolean().default(false),
};

export const modeShape = { mode: z.enum(modes).default("full") };

const orderInput = z.object({ ...orderShape, ...modeShape });
type OrderInput = z.infer<typeof orderInput>;

const refuse = (parameter: string, why: string): never => {
  throw new Problem("bad_parameter", { detail: `${parameter}: ${why}`, extra: { parameter } });
};

const sourceOf = async (ctx: Context, { source, path, query }: OrderInput): Promise<ExportSource> => {
  if (source !== "question") return path === null ? { kind: source, query: canonicalParameters(tables[source], query) } : refuse("path", "a table has none.");
  if (path === null) return refuse("path", "which question?");
  // The mirror's routes are made of the router, and this is a part of it: it is there only once all are loaded.
  const { checkQuestion } = await import("../answer-question.ts");
  await checkQuestion(ctx, path, query, ctx.who);
  return { kind: "question", path, query: new URLSearchParams(query).toString() };
};

const checkFit = ({ source, format, layout, mode }: OrderInput): void => {
  if (layout === "weeks" && (source !== "snapshot" || format !== "parquet")) refuse("layout", "only the snapshot table, as Parquet, comes in weeks.");
  if (mode === "new" && source === "question") refuse("mode", "a question is answered as it stands; only the tables come with what is new alone.");
};

const checkDestination = async ({ exports }: Context, { destination, hostnames }: OrderInput, role: "operator" | "analyst"): Promise<void> => {
  const found = (await exports.destinations()).find(({ name }) => name === destination);
  if (found === undefined) return refuse("destination", `there is no destination "${destination}".`);
  if (!hostnames || role === "operator" || found.hostnames) return;
  throw new Problem("forbidden", { detail: `Host names may not go to "${destination}". An operator can allow that.` });
};

/**
 * An order that can be filled. `role` is that of who it belongs to. Throws Problem "bad_parameter", naming the parameter,
 * "forbidden" for a question or host names that they may not have, "list_not_found" for an unknown list.
 */
export const orderOf = async (ctx: Context, input: OrderInput, role: "operator" | "analyst"): Promise<ExportOrder> => {
  checkFit(input);
  const source = await sourceOf(ctx, input);
  await checkDestination(ctx, input, role);
  const { name, format, layout, destination, hostnames } = input;
  return { name, source, format, layout, destination, hostnames };
};
