import { cohortShape, type Cohort } from "@pinghouse/shared/cohort/cohort";
import { many } from "@pinghouse/shared/cohort/many";
import { Problem } from "@pinghouse/shared/problem/problem";
import { z } from "zod";

const metric = many(z.string().min(1).max(1000), 5000);
const shapes = { snapshot: z.strictObject({ ...cohortShape, metric }), pings: z.strictObject({ ...cohortShape, metric: z.undefined().optional() }) } as const;

/** Those that stand once; all others may be repeated. */
const once = new Set(["from", "to"]);

/** What the query of a table asks for: whose rows, and of which metrics; undefined for all of them. Throws Problem "bad_parameter". */
export const readTableQuery = (kind: "snapshot" | "pings", query: string): { cohort: Cohort; metrics: readonly string[] | undefined } => {
  const given = new URLSearchParams(query);
  const input = new Map<string, string | string[]>();
  for (const name of new Set(given.keys())) {
    const values = given.getAll(name);
    input.set(name, once.has(name) && values.length === 1 ? (values[0] ?? "") : values);
  }
  const checked = shapes[kind].safeParse(Object.fromEntries(input));
  if (!checked.success) {
    const words = checked.error.issues.map(({ path, message }) => (path.length === 0 ? message : `${path.join(".")}: ${message}`));
    throw new Problem("bad_parameter", { detail: `${words.join("; ")}.`, extra: { parameter: "query" } });
  }
  const { metric: metrics, ...cohort } = checked.data;
  return { cohort, metrics };
};
