import { sizes } from "@pinghouse/shared/cohort/size";
import { scoreFeatures } from "@pinghouse/shared/score/features";
import { leaderSources } from "@pinghouse/shared/score/leaders";
import { z } from "zod";
import type { InstallationScoreRow } from "../queries/installation-score.ts";
import type { ScoreGap, ScoreOutlookRecord } from "../queries/score-outlook.ts";
import type { ScoreLeadersRow } from "../queries/score-leaders.ts";

// What the lists about the DevOps score hold; the types tie each shape to its query's row.

const item = <Row extends object>(shape: { [Field in keyof Row]-?: z.ZodType<Row[Field]> }) => z.strictObject(shape);

const instant = z.string().describe("Instant, ISO 8601 in UTC");
const feature = z.enum(scoreFeatures);
const source = z.enum(leaderSources).describe("Whose 95th percentile it is: of the cohort, of the fleet, or a shipped figure");

export const scoreLeadersItem = item<ScoreLeadersRow>({
  place: z.int(),
  month: z.string().describe("YYYY-MM"),
  leaders_id: z.string(),
  edition_family: z.string().nullable().describe("Null for the whole fleet, as is size"),
  size: z.enum(sizes).nullable(),
  feature,
  leader: z.number().describe("Per 28 days and active user"),
  n: z.int().describe("Users of the feature among whom it was taken"),
  source,
  made_at: instant,
});

export const installationScoreItem = item<InstallationScoreRow>({
  place: z.int(),
  ping_id: z.int(),
  recorded_at: instant,
  received_at: instant,
  leaders_id: z.string(),
  earlier_ping_id: z.int(),
  days: z.number(),
  active_users: z.number(),
  feature,
  total: z.number(),
  earlier_total: z.number(),
  instance: z.number().describe("Per 28 days and active user"),
  leader: z.number(),
  percentage: z.number().describe("0 to 100"),
  leader_source: source,
  overall: z.number().describe("Mean of the nine percentages"),
});

export const scoreGapItem = item<ScoreGap>({ feature: z.string(), metric: z.string(), reason: z.string() });

export const scoreOutlookItem = item<Omit<ScoreOutlookRecord, "as_of">>({
  scored: z.boolean().describe("Whether the answer to the newest ping carried a score"),
  last_ping_at: instant,
  silent: z.boolean(),
  possible_from: instant.nullable().describe("When a ping that can be scored may be recorded at the earliest; null where the newest has an earlier one already"),
  gaps: z.array(scoreGapItem).describe("What the newest ping lacks"),
});
