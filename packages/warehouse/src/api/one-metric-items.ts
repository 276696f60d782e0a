import { sizes } from "@pinghouse/shared/cohort/size";
import { windows } from "@pinghouse/shared/metrics/measure";
import { z } from "zod";
import type { MetricBreakdownRow } from "../queries/metric-breakdown.ts";
import type { MetricFormsRow } from "../queries/metric-forms.ts";
import type { MetricInstallationsRow } from "../queries/metric-installations.ts";

// What the lists about one metric hold; the types tie each shape to its query's row.

const item = <Row extends object>(shape: { [Field in keyof Row]-?: z.ZodType<Row[Field]> }) => z.strictObject(shape);

const figure = z.number().nullable();
const share = z.number().nullable().describe("Share, 0 to 1");

export const metricFormsItem = item<MetricFormsRow>({ key: z.string(), form: z.enum(windows).nullable().describe("Null where neither name nor definition says it") });

export const metricBreakdownItem = item<MetricBreakdownRow>({
  place: z.int(),
  value: z.string(),
  installations: z.int().describe("Also those whose version, edition or tier lacks the metric"),
  eligible: z.int(),
  n: z.int(),
  coverage: share,
  missing: z.int(),
  failed: z.int(),
  adoption: share,
  users: z.int(),
  p25: figure,
  p50: figure,
  p75: figure,
});

export const metricInstallationsItem = item<MetricInstallationsRow>({
  place: z.int(),
  id: z.string(),
  hostname: z.string(),
  version: z.string().nullable(),
  edition: z.string().nullable(),
  size: z.enum(sizes),
  value: figure,
  value_text: z.string().nullable(),
  state: z.enum(["value", "missing", "failed", "unavailable"]),
  reason: z.string().nullable(),
  rank: figure.describe("0 to 100 among those above zero"),
});
