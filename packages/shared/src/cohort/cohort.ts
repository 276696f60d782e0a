import { z } from "zod";
import { parseVersionRange } from "../version/range.ts";
import { keptOut } from "./label.ts";
import { many } from "./many.ts";
import { sizes } from "./size.ts";

const text = z.string().min(1).max(1000);
const isoDate = z.iso.date();

/** The cohort parameters, without a decision on unknown keys. Repeat a key = or, different keys = and. */
export const cohortShape = {
  edition: many(text),
  size: many(z.enum(sizes)),
  version: many(text.refine((range) => parseVersionRange(range) !== undefined, "is no range of versions, such as '>=18.0 <19'")),
  installation_type: many(text),
  plan: many(text),
  has: many(text),
  lacks: many(text),
  attribute: many(text.refine((pair) => /^[^:]+:/.test(pair), "is not key:value")),
  list: many(text),
  include: many(z.enum(keptOut)),
  from: isoDate.optional(),
  to: isoDate.optional(),
};

/** The installations a figure is about, as the API takes them. */
export const cohortParams = z.object(cohortShape);

export type Cohort = z.infer<typeof cohortParams>;
