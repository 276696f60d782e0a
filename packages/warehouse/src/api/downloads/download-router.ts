import { cohortSentence } from "@pinghouse/shared/cohort/sentence";
import { Problem } from "@pinghouse/shared/problem/problem";
import { z } from "zod";
import { pingsTable } from "../../exports/tables/pings-table.ts";
import { snapshotTable } from "../../exports/tables/snapshot-table.ts";
import type { About } from "../../exports/write/encoder.ts";
import { checkMetrics } from "../../queries/check-metric.ts";
import type { ExtractSource } from "../../store/extract/extract.ts";
import type { Context } from "../context.ts";
import { pingsShape, snapshotShape } from "../exports/order-input.ts";
import { resolveCohort } from "../resolve-cohort.ts";
import { analyst, router } from "../trpc.ts";
import { pingsItem, snapshotItem } from "./table-items.ts";

/** What is sent, once it is known that who asks may have it. It holds SQL and stays in the hub. */
export interface DownloadPlan {
  source: ExtractSource;
  about: About;
}

const hostnames = z.boolean().default(false);

const demandHostnames = ({ who }: Context, wanted: boolean): void => {
  if (wanted && who.role !== "operator") throw new Problem("forbidden", { detail: "Only operators may have host names." });
};

/** The tables as downloads. A router of its own, not under /trpc: its answers are for the hub. */
export const downloadRouter = router({
  snapshot: analyst
    .meta({ path: "/snapshot", kind: "list", summary: "The snapshot table: installation, week and metric, as CSV, Arrow or Parquet.", item: snapshotItem })
    .input(z.strictObject({ ...snapshotShape, hostnames }))
    .query(async ({ ctx, input: { metric: metrics, hostnames: named, ...cohort } }): Promise<DownloadPlan> => {
      demandHostnames(ctx, named);
      if (metrics !== undefined) await checkMetrics(ctx.store, metrics);
      const source = snapshotTable({ cohort: await resolveCohort(ctx, cohort), metrics, hostnames: named });
      return { source, about: { words: { source: "snapshot", cohort: cohortSentence(cohort) }, units: {} } };
    }),

  pings: analyst
    .meta({ path: "/pings", kind: "list", summary: "The table of pings, as CSV, Arrow or Parquet.", item: pingsItem })
    .input(z.strictObject({ ...pingsShape, hostnames }))
    .query(async ({ ctx, input: { hostnames: named, ...cohort } }): Promise<DownloadPlan> => {
      demandHostnames(ctx, named);
      const source = pingsTable({ cohort: await resolveCohort(ctx, cohort), hostnames: named });
      return { source, about: { words: { source: "pings", cohort: cohortSentence(cohort) }, units: { users: "users", bytes: "bytes", leaves: "values" } } };
    }),
});
