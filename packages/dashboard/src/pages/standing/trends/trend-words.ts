import type { StandingTrend } from "../../../api/rows.ts";
import { formatDay, formatMonth, formatNumber, nothing } from "../../../charts/format.ts";
import { signedShare } from "../../installation/place-words.ts";
import { byGrain, type Grain } from "./by-grain.ts";

/** The charts of the page in their order: what each shows, and the measures on it with the names of their lines. */
export const trendGroups: readonly { title: string; unit: string; lines: Partial<Record<StandingTrend["measure"], string>> }[] = [
  { title: "Users", unit: "active users", lines: { users: "Active" } },
  { title: "Projects and groups", unit: "in all", lines: { projects: "Projects", groups: "Groups" } },
  { title: "Issues and merge requests", unit: "in all", lines: { issues: "Issues", merge_requests: "Merge requests" } },
  { title: "Pipelines", unit: "in all", lines: { pipelines: "Internal", pipelines_external: "External" } },
  { title: "Pipelines by outcome", unit: "in all", lines: { pipelines_succeeded: "Succeeded", pipelines_failed: "Failed", pipelines_canceled: "Canceled", pipelines_skipped: "Skipped" } },
  { title: "Seats", unit: "users", lines: { seats_billable: "Billable", seats_licensed: "Licensed", seats_most: "Most so far" } },
];

/** From three times on, a growth reads better as how many times it is than in percent. */
const threefold = 2;

/** A growth of -1 and more: "+18 %", "no change", "14 times"; a dash where there is none to say. */
export const growthText = (growth: number | null): string => {
  if (growth === null) return nothing;
  return growth < threefold ? signedShare(growth) : `${formatNumber(Number((growth + 1).toPrecision(2)))} times`;
};

/** What a chart shows, from its data: "Issues went from 1,010 to 9,438, …, from Dec 2025 to Nov 2026." */
export const trendSentence = (lines: readonly { name: string; trend: StandingTrend }[], grain: Grain): string => {
  const parts = lines.flatMap(({ name, trend }) => {
    const known = byGrain(trend.weeks, grain).filter(({ value }) => value !== null);
    const [first, last] = [known[0], known.at(-1)];
    return first === undefined || last === undefined ? [] : [{ words: `${name}: ${formatNumber(first.value)} to ${formatNumber(last.value)}`, from: first.week, to: last.week }];
  });
  const [first] = parts;
  if (first === undefined) return "No week holds a value.";
  const at = grain === "weeks" ? (week: string) => `the week of ${formatDay(week)}` : formatMonth;
  return `From ${at(first.from)} to ${at(first.to)}: ${parts.map(({ words }) => words).join("; ")}.`;
};
