import { featureNames, scoreFeatures } from "@pinghouse/shared/score/features";
import type { LeaderSource } from "@pinghouse/shared/score/leaders";
import type { ScoreOutlook } from "../../../api/rows.ts";
import { formatDay } from "../../../charts/format.ts";
import type { Move } from "./score-answers.ts";

export const bandWords = { low: "Low", moderate: "Moderate", high: "High" } as const;

/** A change in points, one decimal: "+2.1", "−0.4", "0". */
export const pointsText = (points: number): string => {
  const rounded = Math.abs(points).toFixed(1);
  if (rounded === "0.0") return "0";
  return `${points > 0 ? "+" : "−"}${rounded}`;
};

/** "+3.0 by your own use, −0.9 as the leader moved" */
export const moveWords = ({ own, leader }: Move): string => {
  const parts = [
    ...(pointsText(own) === "0" ? [] : [`${pointsText(own)} by your own use`]),
    ...(pointsText(leader) === "0" ? [] : [`${pointsText(leader)} as the leader moved`]),
  ];
  return parts.length === 0 ? "unchanged" : parts.join(", ");
};

const sources = { cohort: "of installations of your edition and size", fleet: "of all reporting installations", constant: "a figure that comes with Pinghouse: too few use it here" } as const satisfies Record<LeaderSource, string>;

/** Whose leader it is. */
export const sourceWords = (source: LeaderSource): string => sources[source];

const reasons: Readonly<Record<string, string>> = {
  absent: "is not in the ping",
  null: "is empty",
  timeout: "could not be counted",
  counter_error: "could not be counted",
  non_sql: "could not be counted",
  deprecated: "could not be counted",
  overflow: "is too large a number",
  no_number: "is no number",
  no_earlier_value: "was not in the ping of four weeks before",
  reset: "fell, as after a restored backup",
  no_users: "has no active users to be divided by",
};

const optional: readonly string[] = ["notes", "milestones", "boards", "deployments"];

const gapWords = (gaps: ScoreOutlook["gaps"]): string => {
  const lost = gaps.filter(({ reason }) => reason === "absent" || reason === "no_earlier_value").map(({ feature }) => feature);
  if (lost.length === optional.length && optional.every((feature) => lost.includes(feature))) {
    return "Comments, milestones, boards and deployments are missing: optional data is switched off. Tick “Include optional data in Service Ping” in Admin > Settings > Metrics and profiling > Usage statistics, and a score can come four weeks later.";
  }
  const named = gaps.map(({ feature, reason }) => `${featureNames[scoreFeatures.find((one) => one === feature) ?? "issues"].toLowerCase()} (${reasons[reason] ?? reason})`);
  return `The last ping lacks what a score needs: ${[...new Set(named)].join(", ")}.`;
};

/** Why there is no score now, and what comes next; undefined where the newest ping was answered with one. */
export const outlookWords = (outlook: ScoreOutlook): { title: string; words: string } | undefined => {
  const { scored, silent, possible_from, gaps, last_ping_at } = outlook;
  if (scored) return undefined;
  if (silent) {
    return { title: "Pings have stopped", words: `The last one came on ${formatDay(last_ping_at)}. If Service Ping is off, it is switched on in Admin > Settings > Metrics and profiling > Usage statistics. A score can come about four weeks later.` };
  }
  if (gaps.length > 0) return { title: "A score cannot be made", words: gapWords(gaps) };
  if (possible_from !== null) {
    return { title: "Not enough yet", words: `A score compares two pings about four weeks apart. The first that can have one is recorded on ${formatDay(possible_from)} or later.` };
  }
  return { title: "The last ping was answered without a score", words: "It came in by an import, or without the secret of the installation, or while the hub was starting. The next one can have a score." };
};
