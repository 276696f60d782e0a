import { z } from "zod";
import { adoption, adoptionInput, type AdoptionRow } from "../queries/adoption.ts";
import { compare, compareInput, type CompareRow } from "../queries/compare.ts";
import { retention, retentionInput, type RetentionRow } from "../queries/retention.ts";
import { versions, versionsInput, type VersionsRow } from "../queries/versions.ts";
import { answerList, pageShape } from "./answer.ts";
import { adoptionItem, compareItem, retentionItem, versionsItem } from "./items.ts";
import { resolveCohort, scopeOf } from "./resolve-cohort.ts";
import { analyst, router } from "./trpc.ts";

/** Questions that set parts of the fleet beside each other. */
export const comparisonsRouter = router({
  adoption: analyst
    .meta({ path: "/adoption", kind: "list", summary: "Who of a cohort uses what.", item: adoptionItem })
    .input(z.strictObject({ ...adoptionInput.shape, ...pageShape }).default({}))
    .query(async ({ ctx, input: { limit, cursor, ...cohort } }) =>
      answerList<AdoptionRow>(ctx, adoption(await resolveCohort(ctx, cohort)), { limit, cursor }),
    ),

  versions: analyst
    .meta({ path: "/versions", kind: "list", summary: "What a cohort ran, week by week.", item: versionsItem })
    .input(z.strictObject({ ...versionsInput.shape, ...pageShape }).default({ by: "minor" }))
    .query(async ({ ctx, input: { limit, cursor, ...input } }) =>
      answerList<VersionsRow>(ctx, versions(await resolveCohort(ctx, input)), { limit, cursor }),
    ),

  retention: analyst
    .meta({ path: "/retention", kind: "list", summary: "Installations by month of birth, and who still reports.", item: retentionItem })
    .input(z.strictObject({ ...retentionInput.shape, ...pageShape }).default({ by: "first_seen" }))
    .query(async ({ ctx, input: { limit, cursor, ...input } }) =>
      answerList<RetentionRow>(ctx, retention(input, await scopeOf(ctx)), { limit, cursor }),
    ),

  compare: analyst
    .meta({ path: "/compare", kind: "list", summary: "Two cohorts side by side on up to 50 metrics.", item: compareItem })
    .input(z.strictObject({ ...compareInput.shape, ...pageShape }))
    .query(async ({ ctx, input: { limit, cursor, ...input } }) => {
      const a = await scopeOf(ctx, { list: input["a.list"], include: input["a.include"] });
      const b = await scopeOf(ctx, { list: input["b.list"], include: input["b.include"] });
      return answerList<CompareRow>(ctx, compare(input, { a, b }), { limit, cursor });
    }),
});
