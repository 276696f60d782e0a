import type { StandingTrend } from "../../../api/rows.ts";
import { signedShare } from "../../installation/place-words.ts";

/** The charts of the page in their order: what each shows, and the measures on it with the names of their lines. */
export const trendGroups: readonly { title: string; unit: string; lines: Partial<Record<StandingTrend["measure"], string>> }[] = [
  { title: "Users", unit: "active users", lines: { users: "Active" } },
  { title: "Projects and groups", unit: "in all", lines: { projects: "Projects", groups: "Groups" } },
  { title: "Issues and merge requests", unit: "in all", lines: { issues: "Issues", merge_requests: "Merge requests" } },
  { title: "Pipelines", unit: "in all", lines: { pipelines: "Internal", pipelines_external: "External" } },
  { title: "Pipelines by outcome", unit: "in all", lines: { pipelines_succeeded: "Succeeded", pipelines_failed: "Failed", pipelines_canceled: "Canceled", pipelines_skipped: "Skipped" } },
  { title: "Seats", unit: "users", lines: { seats_billable: "Billable", seats_licensed: "Licensed", seats_most: "Most so far" } },
];

const part = (growth: number | null, words: string): string[] => (growth === null ? [] : [`${signedShare(growth)} ${words}`]);

/** How it grew, against the weeks before, the quarter and the year, and beside the peers. */
export const growthWords = ({ growth_4w, growth_13w, growth_52w }: StandingTrend): string =>
  [...part(growth_4w, "in 4 weeks"), ...part(growth_13w, "in 13"), ...part(growth_52w, "in a year")].join(", ") || "too few weeks to say how it grew";

/** The peers' median beside it. */
export const peersWords = ({ peers_growth_13w, growth_13w }: StandingTrend): string =>
  peers_growth_13w === null ? "" : `${growth_13w === null ? "" : "against "}${signedShare(peers_growth_13w)} of peers in 13 weeks`;
