import { addWeeks, weekOf, weekStart } from "../time/week.ts";
import { minors, releaseTrain, trainNames } from "./release-train.ts";

/** What closes the hole of the vulnerable version. Invented. */
export const sampleAdvisory = "SAMPLE-2026-0001";

const isoDay = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/**
 * The releases of the invented train as a registry's CSV (docs/releases-csv.md), those that came out by the fleet's end.
 * One is a security release, and critical: that which closes the hole of the vulnerable version.
 */
export const fleetReleases = ({ weeks, end }: { weeks: number; end: number }): string => {
  const first = addWeeks(weekOf(end), 1 - weeks);
  const [oldest] = minors;
  const rows = releaseTrain(weeks).flatMap(({ version, week }) => {
    const out = weekStart(addWeeks(first, week));
    if (out > end) return [];
    const fixes = version === trainNames.fixed;
    return [[version, isoDay(out), fixes, fixes, fixes ? sampleAdvisory : "", fixes ? `>=${oldest} <${version}` : ""].join(",")];
  });
  return `version,released_on,security,critical,advisories,affected\n${rows.join("\n")}\n`;
};
