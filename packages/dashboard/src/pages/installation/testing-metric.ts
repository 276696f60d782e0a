import type { InstallationMetric } from "../../api/rows.ts";

/** A row of an installation's metrics for tests: what the test does not care about is null. */
export const testMetric = (of: Partial<InstallationMetric>): InstallationMetric => ({
  key: "counts.issues",
  kind: "number",
  value: null,
  value_text: null,
  state: "value",
  reason: null,
  change_28d: null,
  previous: null,
  eligible: null,
  n: null,
  adoption: null,
  users: null,
  rank: null,
  p10: null,
  p25: null,
  p50: null,
  p75: null,
  p90: null,
  cohort_change_28d: null,
  cohort_change_n: null,
  ...of,
});
