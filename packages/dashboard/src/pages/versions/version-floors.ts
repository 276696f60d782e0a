import { versionOrder } from "@pinghouse/shared/version/version";
import type { VersionsRow } from "../../api/rows.ts";
import type { WeeklySeries } from "../../charts/weekly-line-chart.ts";
import { grey, versionParts, type VersionsOf } from "./version-parts.ts";

const sum = (rows: readonly VersionsRow[], of: VersionsOf): number => rows.reduce((total, row) => total + row[of], 0);

/**
 * For each version with a colour of its own, oldest first: the share of each week on that version or a newer one, 0 to 1, null in a
 * week of nobody. Who names no version counts in the whole and reaches no version.
 */
export const versionFloors = (rows: readonly VersionsRow[], of: VersionsOf = "installations"): WeeklySeries[] => {
  const weeks = [...new Set(rows.map(({ week }) => week))].toSorted();
  const byWeek = new Map(weeks.map((week) => [week, rows.filter((row) => row.week === week)]));
  return versionParts(rows, of).parts.flatMap(({ name, colour }) => {
    const floor = versionOrder(name);
    if (floor === null || colour >= grey) return [];
    const points = weeks.map((week) => {
      const held = byWeek.get(week) ?? [];
      const whole = sum(held, of);
      return { week, value: whole === 0 ? null : sum(held.filter(({ version }) => (versionOrder(version) ?? -1) >= floor), of) / whole };
    });
    return [{ name: `${name} or newer`, colour, points }];
  });
};
