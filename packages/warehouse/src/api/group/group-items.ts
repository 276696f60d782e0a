import { labels } from "@pinghouse/shared/cohort/label";
import { additions } from "@pinghouse/shared/metrics/addition";
import { z } from "zod";
import type { GroupMetricsRow } from "../../queries/group-metrics.ts";
import type { GroupWeeksRow } from "../../queries/group-weeks.ts";
import { adviceItem, figure, item, text, week } from "../standing/standing-items.ts";
import { trendMeasures } from "../standing/trends.ts";
import type { GroupFigure, GroupFigureValue, GroupFigureWeek } from "./group-figures.ts";
import type { GroupInstallation, GroupRecord } from "./group-record.ts";

// What the answers about several installations as one group hold; see items.ts.

const count = z.int();
const counted = z.boolean().describe("Whether it is in the sums");
const adds = z.enum(additions).describe("sum: values add up; at_most: people who are on several count several times; on_in: on in so many; none: they do not add up");
const wholeShape = {
  sum: figure.describe("Of the installations that count and have a value; of a switch, how many have it on"),
  n: count.describe("How many that is"),
  of: count.describe("How many count"),
  complete: z.boolean().describe("n = of: the sum is that of the whole group"),
};
const weekState = z.enum(["value", "missing", "failed", "silent", "not_yet"]);

const figureValue = item<GroupFigureValue>({ installation: text, counted, value: figure, state: weekState });
const figureWeek = item<GroupFigureWeek>({ week, filling: z.boolean(), ...wholeShape });

export const groupFigureItem = item<GroupFigure>({
  measure: z.enum(trendMeasures),
  metric: text,
  adds,
  ...wholeShape,
  growth_4w: figure.describe("Sum / sum of 4 weeks before - 1, where both weeks are complete"),
  growth_13w: figure,
  values: z.array(figureValue),
  weeks: z.array(figureWeek),
});

const groupInstallation = item<GroupInstallation>({
  id: text,
  hostname: text,
  label: z.enum(labels).nullable(),
  counted: z.boolean().describe("Its label does not keep it out of the sums"),
  version: text.nullable(),
  edition: text.nullable(),
  plan: text.nullable(),
  users: figure,
  last_ping_at: text,
  state: z.enum(["active", "silent"]),
  features_used: count,
  features_available: count,
  advice: adviceItem.nullable(),
  score: figure,
  scored_at: text.nullable(),
});

export const groupItem = item<Omit<GroupRecord, "as_of">>({
  of: count,
  reporting: count,
  silent: count,
  kept_out: count,
  installations: z.array(groupInstallation),
  figures: z.array(groupFigureItem),
});

export const groupWeeksItem = item<GroupWeeksRow>({
  metric: text, week, filling: z.boolean().describe("The week of as-of"), installation: text, hostname: text, counted, value: figure, state: weekState, adds, ...wholeShape,
});

export const groupMetricsItem = item<GroupMetricsRow>({
  key: text,
  stage: text.nullable(),
  unit: text.nullable(),
  kind: z.enum(["number", "boolean", "string", "unknown"]),
  adds,
  ...wholeShape,
  installation: text,
  hostname: text,
  counted,
  value: figure,
  value_text: text.nullable(),
  state: z.enum(["value", "missing", "failed", "unavailable"]),
  reason: text.nullable(),
  change_28d: figure,
});
