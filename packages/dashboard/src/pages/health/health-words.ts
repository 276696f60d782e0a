import type { DiskForecast, Health, Quiet, SetAsideGroup } from "../../api/rows.ts";
import { formatBytes, formatCount, formatNumber } from "../../charts/format.ts";

/** Whether all that was expected is in, in one sentence. */
export const healthSentence = ({ expected, arrived, due, late, lost, set_aside }: Health): string => {
  const rest = [...(due > 0 ? [`${formatNumber(due)} may still come`] : []), `${formatNumber(late)} late`, `${formatNumber(lost)} lost`, `${formatNumber(set_aside)} set aside`].join("; ");
  if (expected === 0) return `No installation has a known weekly turn yet; ${rest}.`;
  if (arrived === expected) return `All ${formatCount(expected, "ping")} expected in the last 7 days are in; ${rest}.`;
  return `${formatNumber(arrived)} of ${formatCount(expected, "ping")} expected in the last 7 days are in; ${rest}.`;
};

/** Who is not expected, and why. */
export const unexpectedWords = ({ learning, irregular }: Health): string => {
  const parts = [
    ...(learning > 0 ? [`${formatCount(learning, "installation")} sent fewer than two pings`] : []),
    ...(irregular > 0 ? [`${formatCount(irregular, "installation")} ${irregular === 1 ? "keeps" : "keep"} no steady time`] : []),
  ];
  return parts.length === 0 ? "" : `Not expected at any time: ${parts.join(", ")}.`;
};

const hour = 3_600_000;

/** Silence of the whole fleet, where it is longer than turns that have passed allow; undefined while all is well. */
export const quietWords = (quiet: Quiet | undefined): string | undefined => {
  if (quiet === null || quiet === undefined || quiet.as_of === null || quiet.passed < 3) return undefined;
  const hours = Math.floor((Date.parse(quiet.now) - Date.parse(quiet.as_of)) / hour);
  const since = hours < 48 ? formatCount(Math.max(1, hours), "hour") : formatCount(Math.floor(hours / 24), "day");
  return `No ping has come for ${since}, and ${formatNumber(quiet.passed)} were expected since. Look whether the hub can be reached under its address.`;
};

/** What the disk's forecast comes to. */
export const diskWords = ({ free_bytes, bytes_per_day, full_in_days, levels_off_bytes }: DiskForecast): string => {
  const free = `${formatBytes(free_bytes)} free`;
  if (full_in_days !== null) return `${free}; full in ${formatCount(full_in_days, "day")} at ${formatBytes(bytes_per_day)} a day`;
  if (levels_off_bytes !== null) return `${free}; never full: levels off at ${formatBytes(levels_off_bytes)} with the retention`;
  return `${free}; nothing grows yet`;
};

/** What replaying a group would do. */
export const dryRunWords = (group: SetAsideGroup): string => {
  const parts = [
    ...(group.fills > 0 ? [`${formatNumber(group.fills)} would be the first of their week`] : []),
    ...(group.replaces > 0 ? [`${formatNumber(group.replaces)} would take the place of what stands for that week`] : []),
    ...(group.superseded > 0 ? [`${formatNumber(group.superseded)} would be stored and count in no figure, because a newer one stands`] : []),
  ];
  const fresh = group.new_installations > 0 ? `, ${formatNumber(group.new_installations)} of them new` : "";
  const ahead = group.ahead > 0 ? ` ${formatNumber(group.ahead)} ${group.ahead === 1 ? "lies" : "lie"} in the future and would stand as the newest until then.` : "";
  return `${formatCount(group.pings, "ping")} of ${formatCount(group.installations, "installation")}${fresh}: ${parts.join(", ")}.${ahead}`;
};

/** A time in words that stay short on an axis: 4.2 s, 12 ms. */
export const secondsWords = (seconds: number | null): string => {
  if (seconds === null) return "–";
  if (seconds === 0) return "0 s";
  return seconds < 1 ? `${formatNumber(Math.round(seconds * 10_000) / 10)} ms` : `${formatNumber(Math.round(seconds * 10) / 10)} s`;
};
