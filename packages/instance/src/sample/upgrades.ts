import { releaseTrain } from "@pinghouse/shared/fleet/release-train";

const week = 7 * 86_400_000;
/** Weeks that the sample fleet of the hub has behind it: the application runs the same invented releases. */
const fleetWeeks = 40;
/** Weeks after which a release is installed here. */
const lag = 4;

/** The version that the application runs at an instant, as one who made it at `made` sees the releases. */
export const versionAt = (made: number, instant: number): string => {
  const at = (instant - made) / week + fleetWeeks;
  const installed = releaseTrain(fleetWeeks).filter((release) => release.week + lag <= at);
  return `${installed.at(-1)?.version ?? "20.11.0"}-ee`;
};
