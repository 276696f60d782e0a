import { grouped } from "@pinghouse/shared/statistics/grouped";
import type { GroupWeek } from "../../api/rows.ts";
import type { Drawing } from "../../charts/drawing.ts";
import { weeklyLineChart } from "../../charts/weekly-line-chart.ts";
import { shortNames } from "./short-names.ts";

export const ways = ["together", "each"] as const;
export type Way = (typeof ways)[number];

/** Series colours there are; further installations are grey. */
const colours = 6;

const namesOf = (rows: readonly GroupWeek[]): ReadonlyMap<string, string> =>
  shortNames([...new Map(rows.map(({ installation, hostname }) => [installation, { id: installation, hostname }])).values()]);

const missing: Record<Exclude<GroupWeek["state"], "value">, string> = { missing: "not in its ping", failed: "could not be counted", silent: "silent", not_yet: "not sending yet" };

/** Why a week's sum is not that of all: who lacks, and why. */
const lackWords = (rows: readonly GroupWeek[], names: ReadonlyMap<string, string>): string => {
  const lacking = rows.flatMap((row) => (row.counted && row.state !== "value" ? [`${names.get(row.installation) ?? row.hostname} ${missing[row.state]}`] : []));
  return `incomplete: ${lacking.join(", ")}`;
};

/** The sum of the group over a year, whole weeks alone, with a cross where one of them lacks; or a line for each installation. */
export const groupWeeksChart = (rows: readonly GroupWeek[], way: Way, unit: string): Drawing => {
  const names = namesOf(rows);
  const weeks = [...grouped(rows, ({ week }) => week)];
  const filling = rows.find((row) => row.filling)?.week;
  if (way === "each") {
    const series = [...grouped(rows, ({ installation }) => installation)].map(([id, points], place) => ({ name: names.get(id) ?? id, points, colour: Math.min(place, colours) }));
    return weeklyLineChart({ unit, series, filling });
  }
  const points = weeks.map(([week, [first]]) => ({ week, value: first?.complete === true ? first.sum : null }));
  const notes = new Map(weeks.flatMap(([week, all]) => (all[0]?.complete === false ? [[week, lackWords(all, names)] as const] : [])));
  return weeklyLineChart({ unit, series: [{ name: "Together", points }], filling, notes });
};

/** How many of the weeks are not those of all. */
export const incompleteWeeks = (rows: readonly GroupWeek[]): { weeks: number; incomplete: number } => {
  const weeks = [...grouped(rows, ({ week }) => week).values()];
  return { weeks: weeks.length, incomplete: weeks.filter(([first]) => first?.complete === false).length };
};
