import { z } from "zod";
import { plain, sql, type Sql } from "../store/sql.ts";
import type { Listing } from "./listing.ts";
import { type CompareScopes, sideOf, sidesShape } from "./parts/compare-sides.ts";
import { asShape } from "./parts/rate.ts";
import { isTotal, sideFigures } from "./parts/side-figures.ts";

export const compareInput = z.object({
  metric: z.union([z.array(z.string()).min(1).max(50), z.string().transform((key) => [key])]),
  ...asShape,
  ...sidesShape,
});
export type CompareInput = z.infer<typeof compareInput>;

/** One side's figures, under `a_` and `b_`. Quantiles are among users (above zero), type 7. */
interface Side {
  eligible: number;
  n: number;
  coverage: number | null;
  failed: number;
  adoption: number | null;
  users: number;
  p25: number | null;
  p50: number | null;
  p75: number | null;
}

export type CompareRow = {
  metric: string;
  /** b_p50 / a_p50; null unless both have users. */
  ratio: number | null;
  /** What the quantiles are: the values as they were sent, or a total's rate per 28 days and active user. */
  as: "total" | "rate";
} & {
  [Field in keyof Side as `a_${Field}`]: Side[Field];
} & { [Field in keyof Side as `b_${Field}`]: Side[Field] };

const fields = ["eligible", "n", "coverage", "failed", "adoption", "users", "p25", "p50", "p75"] as const satisfies (keyof Side)[];
const named = (side: "a" | "b"): Sql => plain(fields.map((field) => `${side}.${field} AS ${side}_${field}`).join(", "));

/**
 * Two cohorts side by side on up to 50 metrics: at the last week of the window or today, or over the window, where an installation's value
 * is the mean of its weeks. With `as` rate, metrics whose definition says that they count all time are rates, and all others as they are.
 * The cohorts may overlap. A metric that nobody ever sent and none defined has no row.
 */
export const compare = (input: CompareInput, scopes: CompareScopes = {}): Listing => {
  const figures = (side: "a" | "b") => sideFigures(input.metric, sideOf(input, side, scopes[side]), { over: input.over ?? "week", as: input.as });
  return {
    name: "compare",
    query: sql`
      SELECT a.metric, ${named("a")}, ${named("b")}, b.p50 / a.p50 AS ratio,
        CASE WHEN ${input.as === "rate"} AND ${isTotal} THEN 'rate' ELSE 'total' END AS "as"
      FROM (${figures("a")}) AS a JOIN (${figures("b")}) AS b ON a.metric = b.metric CROSS JOIN LATERAL (SELECT a.metric AS key)`,
    order: ["metric"],
  };
};
