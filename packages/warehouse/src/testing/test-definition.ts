import type { Definition } from "@pinghouse/shared/metrics/definition";

/** A definition with what the test cares about: by default everyone has always had the metric. */
export const testDefinition = (key: string, fields: Partial<Definition> = {}): Definition => ({
  key,
  description: `What ${key} counts`,
  value_type: "number",
  status: "active",
  time_frame: "all",
  data_source: "database",
  data_category: "optional",
  product_group: "harbour_works",
  stage: "create",
  tiers: ["free", "premium", "ultimate"],
  edition: "ce",
  milestone: "<13.9",
  milestone_removed: null,
  unit: null,
  ...fields,
});
