import type { StandingOverview } from "../../../api/rows.ts";
import { formatBytes, formatChange, formatInstant, formatNumber, nothing } from "../../../charts/format.ts";

type About = StandingOverview["installation"];
type Figures = StandingOverview["figures"];

const week = 7 * 86_400_000;

/** The version with what to do about it; empty without a version. */
export const versionWords = ({ version, advice }: Pick<About, "version" | "advice">): string => {
  if (version === null) return "";
  if (advice === null) return version;
  if (advice.severity === "success") return `${version}, up to date`;
  const target = advice.severity === "danger" ? (advice.latest_of_minor ?? advice.latest_version) : advice.latest_version;
  const goTo = target === version.replace(/-.*$/, "") ? advice.latest_version : target;
  if (advice.critical) return `${version}, a critical security fix is missing: go to ${goTo}`;
  return advice.severity === "danger" ? `${version}, a security fix is missing: go to ${goTo}` : `${version}, ${goTo} is out`;
};

/** When the last ping came, and when the next is due: a week later. */
export const pingWords = ({ last_ping_at, state }: About): string => {
  if (state === "silent") return `Last ping ${formatInstant(last_ping_at)}; silent since.`;
  return `Last ping ${formatInstant(last_ping_at)}, the next about ${formatInstant(new Date(Date.parse(last_ping_at) + week).toISOString())}.`;
};

export const sizeWords = ({ last_ping_bytes }: About): string => (last_ping_bytes === null ? "" : formatBytes(last_ping_bytes));

/** Seats used of those licensed, in words below the number. */
export const seatsNote = ({ seats_licensed, seats_most }: Figures): string => {
  if (seats_licensed === null) return "no licence in the ping";
  return `of ${formatNumber(seats_licensed)} licensed${seats_most === null ? "" : `; at most ${formatNumber(seats_most)} so far`}`;
};

interface Scored {
  recorded_at: string;
  overall: number;
}

/** A change is said against the newest score at least so much older. */
const fourWeeks = 27 * 86_400_000;

/** The newest score, and how far it is from that of four weeks before, in points. */
export const scoreWords = (rows: readonly Scored[]): { value: string; note: string } => {
  const byTime = rows.toSorted((a, b) => (a.recorded_at < b.recorded_at ? 1 : -1));
  const [newest] = byTime;
  if (newest === undefined) return { value: nothing, note: "none yet; its page says why" };
  const before = byTime.find(({ recorded_at }) => Date.parse(newest.recorded_at) - Date.parse(recorded_at) >= fourWeeks);
  const points = (score: number): number => Math.round(score * 10) / 10;
  const change = before === undefined ? undefined : points(points(newest.overall) - points(before.overall));
  return { value: formatNumber(points(newest.overall)), note: change === undefined ? "of 100" : `of 100; ${formatChange(change)} in four weeks` };
};
