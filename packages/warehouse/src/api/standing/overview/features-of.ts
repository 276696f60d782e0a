import { featureFamily } from "@pinghouse/shared/statistics/feature-family";
import type { OwnMetric } from "../../../queries/standing/own-metrics.ts";
import { isUse } from "./pick-rows.ts";

/** Families of features with something above zero, of those that an installation counts. */
export interface Features {
  features_used: number;
  features_available: number;
}

const families = (rows: readonly OwnMetric[]): number => new Set(rows.map(({ key }) => featureFamily(key))).size;

export const featuresOf = (rows: readonly OwnMetric[]): Features => {
  const counted = rows.filter((row) => isUse(row) && (row.state === "value" || row.state === "failed"));
  return { features_used: families(counted.filter((row) => (row.value ?? 0) > 0)), features_available: families(counted) };
};
