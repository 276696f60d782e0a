import { cohortShape } from "@pinghouse/shared/cohort/cohort";
import { z } from "zod";
import type { MemberScope, ScopedCohort } from "./member-scope.ts";

const { from, to, edition, size, version, installation_type, plan, has, lacks, attribute, list, include } = cohortShape;

/** Cohort A's parameters begin with `a.`, B's with `b.`; the window is common. */
export const sidesShape = {
  "a.edition": edition, "a.size": size, "a.version": version, "a.installation_type": installation_type, "a.plan": plan,
  "a.has": has, "a.lacks": lacks, "a.attribute": attribute, "a.list": list, "a.include": include,
  "b.edition": edition, "b.size": size, "b.version": version, "b.installation_type": installation_type, "b.plan": plan,
  "b.has": has, "b.lacks": lacks, "b.attribute": attribute, "b.list": list, "b.include": include,
  from,
  to,
  /** The window's last week (unless said), or each installation's weeks in it together. */
  over: z.enum(["week", "window"]).optional(),
};
const sidesInput = z.object(sidesShape);
export type SidesInput = z.infer<typeof sidesInput>;

/** Who may be on either side. */
export interface CompareScopes {
  a?: MemberScope;
  b?: MemberScope;
}

/** One side's cohort, with the common window. */
export const sideOf = (input: SidesInput, side: "a" | "b", scope: MemberScope = {}): ScopedCohort => ({
  ...scope,
  edition: input[`${side}.edition`],
  size: input[`${side}.size`],
  version: input[`${side}.version`],
  installation_type: input[`${side}.installation_type`],
  plan: input[`${side}.plan`],
  has: input[`${side}.has`],
  lacks: input[`${side}.lacks`],
  attribute: input[`${side}.attribute`],
  list: input[`${side}.list`],
  include: input[`${side}.include`],
  from: input.from,
  to: input.to,
});
