import { many } from "@pinghouse/shared/cohort/many";
import { tiers } from "@pinghouse/shared/metrics/definition";
import { formPlace, windows, type Window } from "@pinghouse/shared/metrics/measure";
import { z } from "zod";
import { joinSql, listSql, plain, sql, type Sql } from "../store/sql.ts";
import type { Listing } from "./listing.ts";
import { isoText, share } from "./parts/engine.ts";
import { formSql, measureSql } from "./parts/measure-sql.ts";
import { andScope, type MemberScope } from "./parts/member-scope.ts";
import { currentMembers } from "./parts/members.ts";
import { metricStandings } from "./parts/metric-standings.ts";
import { metricKinds } from "./parts/values.ts";

const word = z.string().min(1).max(100);

export const metricsInput = z.object({
  search: z.string().max(200).optional().describe("Words of key, stage, owner, tiers, unit or description; typos are forgiven where nothing holds them"),
  stage: many(word),
  product_group: many(word),
  tier: many(z.enum(tiers)),
  declared: z.boolean().optional().describe("Has a definition, or has none"),
  seen: z.boolean().optional().describe("A ping held it, or none ever did"),
  failing: z.boolean().optional().describe("Could not be counted at some eligible member today"),
  mismatch: z.boolean().optional().describe("What came is not of the declared type"),
  form: z.enum(windows).optional().describe("One metric of each measure: of this window, or else of another"),
});
export type MetricsInput = z.infer<typeof metricsInput>;

/** The dictionary's question, with the search answered already: `keys` are what it found. */
export interface MetricsQuestion extends Omit<MetricsInput, "search"> {
  keys?: readonly string[];
}

export interface MetricsRow {
  key: string;
  kind: "number" | "boolean" | "string" | "unknown";
  /** Earliest and latest recorded_at of the pings that hold the key; null where it is defined and was never seen. */
  first_seen: string | null;
  last_seen: string | null;
  /** Today's members that could have the metric. */
  eligible: number;
  /** Eligible members with a value. */
  n: number;
  /** n / eligible, 0 to 1; null where nobody is eligible. */
  coverage: number | null;
  missing: number;
  /** Eligible members whose value is a sentinel. */
  failed: number;
  /** Share of the numeric values above zero; null where there is none. */
  adoption: number | null;
  /** The same for the 7-day, 28-day and all-time form of one measure (shared/metrics/measure.ts). */
  measure: string;
  /** Which of its forms this is; null where neither name nor definition says it. */
  form: Window | null;
  /** The definition of an object that holds the key below its own; null for none. */
  part_of: string | null;
  /** From its definition, as all that follow; null where it has none. */
  description: string | null;
  /** The type declared, which the values need not have: `kind` is what came. */
  value_type: string | null;
  status: string | null;
  time_frame: string | null;
  data_category: string | null;
  product_group: string | null;
  stage: string | null;
  /** With `|` between them. */
  tiers: string | null;
  edition: string | null;
  milestone: string | null;
  milestone_removed: string | null;
  unit: string | null;
}

/** Of every metric, or of one. */
const rows = (scope: MemberScope, key?: string): Sql => sql`
  WITH ${metricStandings({ members: currentMembers, condition: andScope("member.installation", scope) }, key)}, kinds AS (${metricKinds}),
  parts AS (
    SELECT known.key, arg_max(whole.key, length(whole.key)) AS part_of
    FROM definition AS whole JOIN known ON starts_with(known.key, whole.key || '.') WHERE whole.value_type = 'object' GROUP BY known.key)
  SELECT standings.key, coalesce(kinds.kind, 'unknown') AS kind, ${isoText("first_seen")} AS first_seen, ${isoText("last_seen")} AS last_seen,
    eligible, n, ${share("n", "eligible")} AS coverage, eligible - n - failed AS missing, failed,
    ${share("users", "numbers")} AS adoption, ${measureSql("standings.key", "definition.time_frame")} AS measure,
    ${formSql("standings.key", "definition.time_frame")} AS form, part_of, description, value_type,
    status, time_frame, data_category, product_group, stage, tiers, edition, milestone, milestone_removed, unit
  FROM standings LEFT JOIN kinds USING (metric) LEFT JOIN parts ON parts.key = standings.key LEFT JOIN definition ON definition.key = standings.key`;

const yesOrNo = (wanted: boolean, condition: string): Sql => plain(wanted ? condition : `NOT (${condition})`);

/** Conditions on a row of the dictionary. */
const fits = ({ keys, stage, product_group, tier, declared, seen, failing, mismatch }: MetricsQuestion): Sql => {
  const conditions: Sql[] = [plain("true")];
  if (keys !== undefined) conditions.push(sql`key IN (SELECT unnest(from_json(${JSON.stringify(keys)}, '["VARCHAR"]')))`);
  if (stage !== undefined) conditions.push(sql`stage IN ${listSql(stage)}`);
  if (product_group !== undefined) conditions.push(sql`product_group IN ${listSql(product_group)}`);
  if (tier !== undefined) conditions.push(sql`list_has_any(string_split(tiers, '|'), ${listOfTexts(tier)})`);
  if (declared !== undefined) conditions.push(yesOrNo(declared, "value_type IS NOT NULL"));
  if (seen !== undefined) conditions.push(yesOrNo(seen, "first_seen IS NOT NULL"));
  if (failing !== undefined) conditions.push(yesOrNo(failing, "failed > 0"));
  if (mismatch !== undefined) conditions.push(yesOrNo(mismatch, "coalesce(kind <> 'unknown' AND kind <> value_type, false)"));
  return joinSql(conditions, "AND");
};

const listOfTexts = (texts: readonly string[]): Sql => sql`[${joinSql(texts.map((text) => sql`${text}`), ",")}]`;

/** One of each measure: the form that comes first where `form` is preferred. */
const oneOfEach = (form: Window | undefined): Sql => {
  if (form === undefined) return plain("");
  const place = windows.map((window) => `WHEN '${window}' THEN ${formPlace(form, window)}`).join(" ");
  return plain(`QUALIFY row_number() OVER (PARTITION BY measure ORDER BY CASE form ${place} ELSE ${formPlace(form, null)} END, key) = 1`);
};

/** Every metric ever seen or defined that fits, with how it stands among today's members. */
export const metrics = (question: MetricsQuestion, scope: MemberScope = {}): Listing => ({
  name: "metrics",
  query: sql`SELECT * FROM (${rows(scope)}) AS dictionary WHERE ${fits(question)} ${oneOfEach(question.form)}`,
  order: ["key"],
});

/** The row of one metric alone, if it was ever seen or is defined. */
export const metricRow = (key: string, scope: MemberScope): Sql => rows(scope, key);
