import type { Release } from "./release.ts";

/** One sentence about the critical releases that a version lacks, oldest first: what closes which advisory. */
export const criticalDetails = (critical: readonly Release[]): string => {
  const parts = critical.map(({ version, advisories }) => (advisories.length === 0 ? version : `${version} (${advisories.join(", ")})`));
  return `A critical vulnerability of this version is closed in ${parts.join(" and ")}.`;
};
