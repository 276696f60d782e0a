import { cohortShape } from "@pinghouse/shared/cohort/cohort";
import { z } from "zod";
import type { ViewKind } from "../control/control.ts";
import { compareInput } from "../queries/compare.ts";
import { badInput } from "@pinghouse/shared/trpc/problem-of";

const parameters = { cohort: z.strictObject(cohortShape), compare: z.strictObject(compareInput.shape) } as const satisfies Record<ViewKind, z.ZodType>;

/** Those that stand once; all others may be repeated. */
const once = new Set(["from", "to", "over", "as"]);

/**
 * Parameters as one text: sorted by name and value, none twice, so that equal questions are equal texts.
 * Throws Problem "bad_parameter" for one that `schema` does not have or that cannot be used.
 */
export const canonicalParameters = (schema: z.ZodType, query: string): string => {
  const given = new URLSearchParams(query);
  const input = new Map<string, string | string[]>();
  for (const name of new Set(given.keys())) {
    const values = [...new Set(given.getAll(name))].toSorted();
    input.set(name, once.has(name) && values.length === 1 ? (values[0] ?? "") : values);
  }
  const checked = schema.safeParse(Object.fromEntries(input));
  if (!checked.success) throw badInput(checked.error);
  const canonical = new URLSearchParams();
  for (const [name, values] of input) for (const value of [values].flat()) canonical.append(name, value);
  canonical.sort();
  return canonical.toString();
};

/** The parameters of a view as one text. Throws as canonicalParameters does. */
export const canonicalQuery = (kind: ViewKind, query: string): string => canonicalParameters(parameters[kind], query);
