import { z } from "zod";
import { cohortSize, cohortSizeInput } from "../queries/cohort-size.ts";
import { fleetBreakdown, fleetBreakdownInput, type FleetBreakdownRow } from "../queries/fleet-breakdown.ts";
import { fleetFreshness, type FleetFreshnessRow } from "../queries/fleet-freshness.ts";
import { fleetWeeks, fleetWeeksInput, type FleetWeeksRow } from "../queries/fleet-weeks.ts";
import { ledger, ledgerInput } from "../queries/ledger.ts";
import { answerList, pageShape } from "./answer.ts";
import { cohortSizeItem } from "./cohort-items.ts";
import { fleetBreakdownItem, fleetFreshnessItem, fleetWeeksItem, ledgerItem } from "./items.ts";
import { resolveCohort, scopeOf } from "./resolve-cohort.ts";
import { analyst, router } from "./trpc.ts";

export const fleetRouter = router({
  weeks: analyst
    .meta({ path: "/fleet/weeks", kind: "list", summary: "Reporting installations of a cohort, week by week.", item: fleetWeeksItem })
    .input(z.strictObject({ ...fleetWeeksInput.shape, ...pageShape }).default({}))
    .query(async ({ ctx, input: { limit, cursor, ...cohort } }) =>
      answerList<FleetWeeksRow>(ctx, fleetWeeks(await resolveCohort(ctx, cohort)), { limit, cursor }),
    ),

  cohort: analyst
    .meta({ path: "/fleet/cohort", kind: "record", summary: "How many installations a cohort holds, and of how many.", item: cohortSizeItem })
    .input(z.strictObject(cohortSizeInput.shape).default({}))
    .query(async ({ ctx, input }) => cohortSize(ctx.store, await resolveCohort(ctx, input))),

  breakdown: analyst
    .meta({ path: "/fleet/breakdown", kind: "list", summary: "Today's members by version, edition, size, installation type or plan.", item: fleetBreakdownItem })
    .input(z.strictObject({ ...fleetBreakdownInput.shape, ...pageShape }))
    .query(async ({ ctx, input }) => answerList<FleetBreakdownRow>(ctx, fleetBreakdown(input, await scopeOf(ctx)), input)),

  freshness: analyst
    .meta({ path: "/fleet/freshness", kind: "list", summary: "All installations by the age of their newest ping.", item: fleetFreshnessItem })
    .input(z.strictObject(pageShape).default({}))
    .query(async ({ ctx, input }) => answerList<FleetFreshnessRow>(ctx, fleetFreshness(await scopeOf(ctx)), input)),

  ledger: analyst
    .meta({ path: "/ledger", kind: "record", summary: "Where everything that was posted went.", item: ledgerItem, live: true })
    .input(z.strictObject(ledgerInput.shape).default({ window: "all" }))
    .query(({ ctx, input }) => ledger(ctx.store, ctx.archive, input, ctx.now())),
});
