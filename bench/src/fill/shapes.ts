import type { Definition } from "@pinghouse/shared/metrics/definition";
import { versionOrder } from "@pinghouse/shared/version/version";

/** What values of one made-up metric look like. */
export interface Shape {
  key: string;
  kind: "number" | "boolean" | "string";
  /** Share of the installations that use it, 0 to 1. */
  share: number;
  /** Events a week and active user of those. */
  scale: number;
  frame: "7d" | "28d" | "all" | "none";
  /** Place of the first release that has it; null where it was always there. */
  since: number | null;
}

/** A release of the made-up software. */
export interface Release {
  version: string;
  order: number;
}

/** The metric that most installations use and every release has. */
export const commonMetric = "counts.issues";

const thousandths = (seed: number): number => ((seed * 7919 + 104_729) % 1000) / 1000;

const counters = [
  { frame: "all", key: (name: string) => `counts.${name}` },
  { frame: "all", key: (name: string) => `usage_activity_by_stage.plan.${name}` },
  { frame: "28d", key: (name: string) => `counts_monthly.${name}` },
  { frame: "7d", key: (name: string) => `redis_hll_counters.plan.${name}_weekly` },
  { frame: "28d", key: (name: string) => `redis_hll_counters.plan.${name}_monthly` },
] as const;

/** Metric `index`: of ten, eight count something, one is a setting, and of a hundred one is a text. Adoption leans to the low side. */
const shapeOf = (index: number): Shape => {
  if (index === 0) return { key: commonMetric, kind: "number", share: 0.95, scale: 2, frame: "all", since: null };
  const since = index % 4 === 3 ? Math.floor(thousandths(index) * 12) : null;
  const name = `feature_${Math.floor(index / 5)}`;
  const common = { share: thousandths(index) ** 1.6, scale: 0.1 + 3 * thousandths(index + 500), since };
  if (index % 100 === 57) return { ...common, key: `database.text_${index}`, kind: "string", frame: "none" };
  if (index % 10 === 6) return { ...common, key: `settings.${name}_enabled`, kind: "boolean", frame: "none" };
  const { frame, key } = counters[index % 5] ?? counters[0];
  return { ...common, key: key(name), kind: "number", frame };
};

export const shapesOf = (count: number): Shape[] => Array.from({ length: count }, (_, index) => shapeOf(index));

/** Twelve releases before the first week, then one every fourth week: 17.0 on, with 18.0 after 17.11. */
export const releasesFor = (weeks: number): string[] =>
  Array.from({ length: 13 + Math.ceil(weeks / 4) }, (_, index) => `${17 + Math.floor(index / 12)}.${index % 12}`);

/** Every patch of every release: `place` x 4 + patch. */
export const patchesOf = (releases: readonly string[]): Release[] =>
  releases.flatMap((release) => [0, 1, 2, 3].map((patch) => ({ version: `${release}.${patch}`, order: versionOrder(`${release}.${patch}`) ?? 0 })));

/** Definitions of the metrics, but of every seventh: there are always some that nobody defined. */
export const definitionsOf = (shapes: readonly Shape[], releases: readonly string[]): Definition[] =>
  shapes
    .filter((_, index) => index % 7 !== 4)
    .map(({ key, kind, frame, since }) => ({
      key,
      description: `What ${key} counts`,
      value_type: kind,
      status: "active",
      time_frame: frame,
      data_source: "database",
      data_category: "optional",
      product_group: "planning",
      stage: "plan",
      tiers: ["free", "premium", "ultimate"],
      edition: "ce",
      milestone: since === null ? null : (releases[since] ?? null),
      milestone_removed: null,
      unit: null,
    }));
