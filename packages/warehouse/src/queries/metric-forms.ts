import type { Window } from "@pinghouse/shared/metrics/measure";
import { z } from "zod";
import { sql } from "../store/sql.ts";
import type { Listing } from "./listing.ts";
import { formSql, measureSql } from "./parts/measure-sql.ts";

export const metricFormsInput = z.object({ key: z.string() });
export type MetricFormsInput = z.infer<typeof metricFormsInput>;

export interface MetricFormsRow {
  key: string;
  /** Which of the forms it is; null where neither name nor definition says it. */
  form: Window | null;
}

/** The forms of the measure that a metric is a form of, itself among them: the same over 7 days, 28 days and all time, seen or defined. */
export const metricForms = ({ key }: MetricFormsInput): Listing => ({
  name: "metric_forms",
  query: sql`
    WITH known AS (SELECT key FROM metric UNION SELECT key FROM definition),
    measures AS (
      SELECT known.key, ${formSql("known.key", "definition.time_frame")} AS form, ${measureSql("known.key", "definition.time_frame")} AS measure
      FROM known LEFT JOIN definition ON definition.key = known.key)
    SELECT key, form FROM measures WHERE measure = (SELECT any_value(measure) FROM measures WHERE key = ${key})`,
  order: ["key"],
});
