import { cohortShape } from "@pinghouse/shared/cohort/cohort";
import { z } from "zod";
import { listSql, plain, sql, type Sql } from "../store/sql.ts";
import type { Listing } from "./listing.ts";
import { cohortWeek } from "./parts/cohort-week.ts";
import { share } from "./parts/engine.ts";
import { audienceColumns, offers } from "./parts/eligibility.ts";
import type { MemberScope, ScopedCohort } from "./parts/member-scope.ts";
import { valuesOfMetrics } from "./parts/values.ts";
import { failedCount } from "./parts/state.ts";

const { from, to, edition, size, version, installation_type, plan, has, lacks, attribute, list, include } = cohortShape;

export const compareInput = z.object({
  metric: z.union([z.array(z.string()).min(1).max(50), z.string().transform((key) => [key])]),
  "a.edition": edition, "a.size": size, "a.version": version, "a.installation_type": installation_type, "a.plan": plan,
  "a.has": has, "a.lacks": lacks, "a.attribute": attribute, "a.list": list, "a.include": include,
  "b.edition": edition, "b.size": size, "b.version": version, "b.installation_type": installation_type, "b.plan": plan,
  "b.has": has, "b.lacks": lacks, "b.attribute": attribute, "b.list": list, "b.include": include,
  from,
  to,
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

export type CompareRow = { metric: string; /** b_p50 / a_p50; null unless both have users. */ ratio: number | null } & {
  [Field in keyof Side as `a_${Field}`]: Side[Field];
} & { [Field in keyof Side as `b_${Field}`]: Side[Field] };

/** Who may be on either side. */
export interface CompareScopes {
  a?: MemberScope;
  b?: MemberScope;
}

const sideOf = (input: CompareInput, side: "a" | "b", scope: MemberScope = {}): ScopedCohort => ({
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

/** `(metric, eligible, n, ...)` of one cohort: a row for each of the metrics, also where nobody is eligible. */
const sideFigures = (keys: readonly string[], cohort: ScopedCohort): Sql => {
  const { members, condition } = cohortWeek(cohort);
  return sql`
    WITH ${members},
      asked AS (SELECT ping.ping, ${audienceColumns} FROM member JOIN ping ON ping.ping = member.ping WHERE true ${condition}),
      ${offers("asked", sql`key IN ${listSql(keys)}`)},
      eligible AS (SELECT offer.metric, asked.ping FROM asked JOIN offer USING (audience)),
      held AS (SELECT eligible.metric, found.value, found.state FROM eligible
        LEFT JOIN (${valuesOfMetrics(keys)}) AS found ON found.metric = eligible.metric AND found.ping = eligible.ping)
    SELECT known.key AS metric, count(held.metric)::INTEGER AS eligible, count(*) FILTER (state = 0)::INTEGER AS n,
      ${share("count(*) FILTER (state = 0)", "count(held.metric)")} AS coverage, ${failedCount} AS failed,
      ${share("count(*) FILTER (value > 0)", "count(value)")} AS adoption, count(*) FILTER (value > 0)::INTEGER AS users,
      quantile_cont(value, 0.25) FILTER (WHERE value > 0) AS p25, quantile_cont(value, 0.5) FILTER (WHERE value > 0) AS p50,
      quantile_cont(value, 0.75) FILTER (WHERE value > 0) AS p75
    FROM known LEFT JOIN held USING (metric) GROUP BY known.key`;
};

const fields = ["eligible", "n", "coverage", "failed", "adoption", "users", "p25", "p50", "p75"] as const satisfies (keyof Side)[];
const named = (side: "a" | "b"): Sql => plain(fields.map((field) => `${side}.${field} AS ${side}_${field}`).join(", "));

/**
 * Two cohorts side by side on up to 50 metrics, at the last week of the window or today. The cohorts may overlap.
 * A metric that nobody ever sent and none defined has no row.
 */
export const compare = (input: CompareInput, scopes: CompareScopes = {}): Listing => ({
  name: "compare",
  query: sql`
    SELECT a.metric, ${named("a")}, ${named("b")}, b.p50 / a.p50 AS ratio
    FROM (${sideFigures(input.metric, sideOf(input, "a", scopes.a))}) AS a
    JOIN (${sideFigures(input.metric, sideOf(input, "b", scopes.b))}) AS b ON a.metric = b.metric`,
  order: ["metric"],
});
