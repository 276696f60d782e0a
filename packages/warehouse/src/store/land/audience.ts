import { editionFamily } from "@pinghouse/shared/cohort/edition";
import { releaseName, versionOrder } from "@pinghouse/shared/version/version";
import type { LandedPing } from "../landing-batch.ts";

/** The kind of installation a ping came from, as far as it decides which metrics it could have. */
export interface Audience {
  /** The version without `-ee` or `-ce`; of no version the empty text. */
  release: string;
  /** Null where the version is none. */
  version_order: number | null;
  edition_family: string;
  /** `free`, `premium` or `ultimate`. */
  tier: string;
}

/** What a licence's plan gives, by today's names and those before; without a plan, and by one of no known name, it is free. */
const tierOf = (plan: string | null): string => {
  if (plan === null) return "free";
  if (/ultimate|gold/i.test(plan)) return "ultimate";
  return /premium|silver|starter|bronze/i.test(plan) ? "premium" : "free";
};

export const audienceOf = ({ version, edition, license_plan }: LandedPing): Audience => ({
  release: version === null ? "" : releaseName(version),
  version_order: version === null ? null : versionOrder(version),
  edition_family: editionFamily(edition),
  tier: tierOf(license_plan),
});

/** A text of its own for each audience. */
export const audienceName = ({ release, version_order, edition_family, tier }: Audience): string => `${tier} ${edition_family} ${version_order ?? ""} ${release}`;
