import { z } from "zod";
import { adoption, adoptionInput, type AdoptionRow } from "../queries/adoption.ts";
import { adoptionMoves, adoptionMovesInput } from "../queries/adoption-moves.ts";
import { adoptionTrend, adoptionTrendInput, type AdoptionTrendRow } from "../queries/adoption-trend.ts";
import { compareSides, compareSidesInput, type CompareSidesInput } from "../queries/compare-sides.ts";
import { compare, compareInput, type CompareRow } from "../queries/compare.ts";
import { retention, retentionInput, type RetentionRow } from "../queries/retention.ts";
import { versions, versionsInput, type VersionsRow } from "../queries/versions.ts";
import { answerList, pageShape } from "./answer.ts";
import { adoptionMoveItem, adoptionMovesItem, adoptionTrendItem, compareSidesItem } from "./comparison-items.ts";
import { adoptionItem, compareItem, retentionItem, versionsItem } from "./items.ts";
import type { Context } from "./context.ts";
import { resolveCohort, scopeOf } from "./resolve-cohort.ts";
import { analyst, router } from "./trpc.ts";

const sideScopes = async (ctx: Context, input: CompareSidesInput) => ({
  a: await scopeOf(ctx, { list: input["a.list"], include: input["a.include"] }),
  b: await scopeOf(ctx, { list: input["b.list"], include: input["b.include"] }),
});

/** Questions that set parts of the fleet beside each other. */
export const comparisonsRouter = router({
  adoption: analyst
    .meta({ path: "/adoption", kind: "list", summary: "Who of a cohort uses what.", item: adoptionItem })
    .input(z.strictObject({ ...adoptionInput.shape, ...pageShape }).default({}))
    .query(async ({ ctx, input: { limit, cursor, ...cohort } }) =>
      answerList<AdoptionRow>(ctx, adoption(await resolveCohort(ctx, cohort)), { limit, cursor }),
    ),

  adoptionTrend: analyst
    .meta({ path: "/adoption/trend", kind: "list", summary: "Adoption of up to 50 metrics in a cohort, week by week.", item: adoptionTrendItem })
    .input(z.strictObject({ ...adoptionTrendInput.shape, ...pageShape }))
    .query(async ({ ctx, input: { limit, cursor, ...input } }) =>
      answerList<AdoptionTrendRow>(ctx, adoptionTrend(await resolveCohort(ctx, input)), { limit, cursor }),
    ),

  adoptionMoves: analyst
    .meta({
      path: "/adoption/moves",
      kind: "record",
      summary: "What moved in use among the same installations, against 13 weeks before.",
      item: adoptionMovesItem,
      rows: { field: "moves", item: adoptionMoveItem },
    })
    .input(z.strictObject(adoptionMovesInput.shape).default({ weeks: 13 }))
    .query(async ({ ctx, input }) => adoptionMoves(ctx.store, await resolveCohort(ctx, input))),

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
    .query(async ({ ctx, input: { limit, cursor, ...input } }) => answerList<CompareRow>(ctx, compare(input, await sideScopes(ctx, input)), { limit, cursor })),

  compareSides: analyst
    .meta({ path: "/compare/sides", kind: "record", summary: "How large two cohorts are, how far they overlap, and who reports at all.", item: compareSidesItem })
    .input(z.strictObject(compareSidesInput.shape).default({}))
    .query(async ({ ctx, input }) => compareSides(ctx.store, input, { ...(await sideScopes(ctx, input)), fleet: await scopeOf(ctx) })),
});
