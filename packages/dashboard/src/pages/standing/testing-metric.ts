import type { StandingMetric } from "../../api/rows.ts";

/** A row of an installation beside its peers, with what a test cares about. */
export const testStandingMetric = (fields: Partial<StandingMetric>): StandingMetric => ({
  key: "counts.issues", measure: fields.key ?? "counts.issues", form: "all", stage: "plan", unit: "issues", description: null, kind: "number", value: 10, value_text: null, state: "value", reason: null,
  previous: null, change_28d: null, before_13w: null, wobble: null, amount: 10, rank: 70, n: 200, eligible: 205, users: 150, adoption: 0.75,
  p10: 1, p25: 2, p50: 4, p75: 8, p90: 16, change_13w: null, peers_change_13w: null, suppressed_reason: null, ...fields,
});
