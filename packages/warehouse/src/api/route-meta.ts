import type { z } from "zod";

/** How a query of the router appears under /api/v1. A procedure without it is not mirrored. */
export interface RouteMeta {
  /** Below /api/v1, with `{name}` where an input stands in the path. */
  path: string;
  kind: "list" | "record";
  /** One sentence for the API's description. */
  summary: string;
  /** Fields of an item, or of the record without `as_of`. Their order is the order of columns. */
  item: z.ZodObject;
  /** The answer depends on more than warehouse and control database (the clock, the journal): its ETag is a hash of the body. */
  live?: boolean;
  /** The list within a record that stands for it in CSV and Arrow, one row for each of its items. */
  rows?: { field: string; item: z.ZodObject };
}
