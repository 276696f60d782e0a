import { z } from "zod";
import { versionOrder } from "../version/version.ts";

export const valueTypes = ["number", "boolean", "string", "object"] as const;
export const statuses = ["active", "deprecated", "removed", "broken"] as const;
export const timeFrames = ["7d", "28d", "all", "none"] as const;
export const dataCategories = ["standard", "subscription", "operational", "optional"] as const;
/** What a licence gives, ascending. */
export const tiers = ["free", "premium", "ultimate"] as const;
export type Tier = (typeof tiers)[number];

/** A release as definitions name it; with `<` in front only a release before which it happened is known. */
export const milestonePattern = /^<?\d{1,4}\.\d{1,4}(?:\.\d{1,4})?$/;

const milestone = z.string().regex(milestonePattern).nullable();
const word = z.string().min(1).max(100).nullable();

/** What a vendor says about a metric, as we keep it, whatever schema it was written in. */
export const definition = z.strictObject({
  key: z.string().min(1).max(1000),
  description: z.string().max(10_000),
  value_type: z.enum(valueTypes),
  status: z.enum(statuses),
  /** What the value speaks of: the last 7 or 28 days, all time, or no time at all (a setting). */
  time_frame: z.enum(timeFrames),
  data_source: word,
  data_category: z.enum(dataCategories),
  product_group: word,
  stage: word,
  /** Without repetition, ascending; never empty. */
  tiers: z.array(z.enum(tiers)).min(1).max(tiers.length),
  /** `ee`: only the Enterprise Edition has it. */
  edition: z.enum(["ce", "ee"]),
  /** The first release that has it; null or `<N.N`: it was always there. */
  milestone,
  /** The first release that has it no more, `<N.N` at the latest that one; null: it is still there. */
  milestone_removed: milestone,
  unit: word,
});
export type Definition = z.infer<typeof definition>;

/** Pre-releases of a milestone have what it brings, so its bound is the least version of that name. */
const boundOf = (text: string): number => {
  const order = versionOrder(`${text.replace("<", "")}-pre`);
  if (order === null) throw new Error(`${text} is no milestone`);
  return order;
};

/** The versions that have a metric, by their order (version/version.ts): `since` <= order < `until`. */
export const releasesOf = ({ milestone: from, milestone_removed: to }: Pick<Definition, "milestone" | "milestone_removed">): { since: number; until: number } => ({
  since: from === null || from.startsWith("<") ? 0 : boundOf(from),
  until: to === null ? Number.MAX_SAFE_INTEGER : boundOf(to),
});
